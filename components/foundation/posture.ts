import type { Recorder } from "@pulumi/aws/cfg/recorder.js";
import type { Detector } from "@pulumi/aws/guardduty/detector.js";
import { ServiceLinkedRole } from "@pulumi/aws/iam/serviceLinkedRole.js";
import { FindingAggregator } from "@pulumi/aws/securityhub/findingAggregator.js";
import * as pulumi from "@pulumi/pulumi";
import { type Ownership, type Region, type RegionPair, shortNameOf, tagsOf } from "../naming/index.ts";
import { guardAccount, guardRegion } from "./account-guards.ts";
import { bucketArn, recordBucketName } from "./audit-names.ts";
import type { RegionalKey } from "./audit-trail.ts";
import { configDelivery } from "./bucket-policies.ts";
import { recordConfiguration } from "./configuration-recording.ts";
import { RecordBucket } from "./record-bucket.ts";
import { detectThreats } from "./threat-detection.ts";

export interface PostureArgs {
  readonly accountId: string;
  /** Both are watched; the primary also watches what has no region. */
  readonly regions: RegionPair;
  /** Must admit AWS Config: see `auditKeyGrants`. */
  readonly key: RegionalKey;
  /** Where requests for the history bucket are logged; a bucket of the primary region. */
  readonly accessLogsTo: pulumi.Input<string>;
  readonly ownership: Ownership;
}

/**
 * What watches and guards one account after deployment, where policies cannot see: the record of every configuration
 * with the HIPAA rules over it, detection of threats and vulnerabilities, and account-wide refusals (45 CFR
 * 164.308(a)(1)(ii)(D), 164.308(a)(8)). AWS has one of most of these per account and region, so one stack of an
 * account holds this component.
 *
 * @example
 * new Posture("posture", { accountId, regions, key: auditKey, accessLogsTo, ownership });
 */
export class Posture extends pulumi.ComponentResource {
  readonly historyBucket: string;
  readonly nodes: {
    readonly history: RecordBucket;
    readonly recorders: Readonly<Partial<Record<Region, Recorder>>>;
    readonly detectors: Readonly<Partial<Record<Region, Detector>>>;
  };

  constructor(name: string, args: PostureArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accountId, regions, key, ownership } = args;
    super("wardrail:foundation:Posture", name, { accountId, regions }, opts);
    const child = { parent: this };
    const { environment } = ownership;
    const tags = tagsOf(ownership, { service: "posture", dataClass: "operational", tier: 2 });
    const bucketName = recordBucketName({ environment, accountId, region: regions.primary }, "configuration");
    const history = new RecordBucket(
      `${name}-history`,
      {
        bucketName,
        region: regions.primary,
        encryption: { with: "customer-key", key: key.in(regions.primary) },
        // Config does not deliver to a bucket with a default lock (Config developer guide, delivery channel).
        lock: "none",
        accessLogsTo: args.accessLogsTo,
        statements: configDelivery({ bucketArn: bucketArn(bucketName), accountId }),
        tags,
      },
      child,
    );
    const role = new ServiceLinkedRole(
      `${name}-config-role`,
      { awsServiceName: "config.amazonaws.com", description: "AWS Config reads every resource", tags },
      // An account has one, whoever made it first.
      { parent: this, protect: true, retainOnDelete: true },
    );
    guardAccount(name, accountId, child);
    const watch = (region: Region) => {
      const place = {
        region,
        name: `${name}-${shortNameOf(region)}`,
        isHome: region === regions.primary,
        tags,
        opts: child,
      };
      guardRegion(place);
      const { recorder, status } = recordConfiguration(
        { ...place, opts: { ...child, dependsOn: [history.nodes.policy] } },
        {
          environment,
          roleArn: role.arn,
          historyBucket: history.nodes.bucket.id,
          historyKeyArn: key.in(regions.primary).arn,
        },
      );
      const { detector, hub } = detectThreats(place, { accountId, environment, recording: status });
      return { recorder, detector, hub };
    };
    const primary = watch(regions.primary);
    const secondary = watch(regions.secondary);
    new FindingAggregator(
      `${name}-findings`,
      { region: regions.primary, linkingMode: "SPECIFIED_REGIONS", specifiedRegions: [regions.secondary] },
      { ...child, dependsOn: [primary.hub, secondary.hub] },
    );

    this.historyBucket = bucketName;
    this.nodes = {
      history,
      recorders: { [regions.primary]: primary.recorder, [regions.secondary]: secondary.recorder },
      detectors: { [regions.primary]: primary.detector, [regions.secondary]: secondary.detector },
    };
    this.registerOutputs({ historyBucket: bucketName });
  }
}
