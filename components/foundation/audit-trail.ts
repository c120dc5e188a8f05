import { Trail } from "@pulumi/aws/cloudtrail/trail.js";
import type { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import * as pulumi from "@pulumi/pulumi";
import { type Ownership, type Region, type RegionPair, tagsOf } from "../naming/index.ts";
import { bucketArn, recordBucketName, trailArn, trailName } from "./audit-names.ts";
import { accessLogDelivery, trailDelivery } from "./bucket-policies.ts";
import { replicateBucket } from "./bucket-replication.ts";
import type { KeyRef } from "./phi-key.ts";
import { RecordBucket } from "./record-bucket.ts";
import { trailLog } from "./trail-log.ts";
import { trailSelectors } from "./trail-selectors.ts";

/** A key that can be named in every region of the estate, as a `PhiKey` can. */
export interface RegionalKey {
  in(region: Region): KeyRef;
}

/** The organisation an account belongs to. */
export interface OrganizationRef {
  /** `o-…`. */
  readonly id: string;
  readonly managementAccountId: string;
}

export interface AuditTrailArgs {
  readonly accountId: string;
  readonly organization: OrganizationRef;
  /** The trail is in the primary region and records all regions; its records are copied to the secondary. */
  readonly regions: RegionPair;
  /** Must admit CloudTrail: see `auditKeyGrants`. */
  readonly key: RegionalKey;
  readonly ownership: Ownership;
}

/**
 * The tamper-evident record of activity in the whole organisation and every region: management events, and reads and
 * writes of patient data (45 CFR 164.312(b)). Records are signed, encrypted with our key, locked against everybody
 * for six years (164.316(b)(2)(i)), copied to the second region, and searchable in a log group. All of it is kept
 * when the stack is destroyed.
 *
 * @example
 * new AuditTrail("audit", { accountId, organization, regions, key: auditKey, ownership });
 */
export class AuditTrail extends pulumi.ComponentResource {
  readonly trailArn: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;
  /** Buckets that other buckets of a region may send their access logs to. */
  readonly accessLogBuckets: Readonly<Partial<Record<Region, pulumi.Output<string>>>>;
  readonly nodes: {
    readonly trail: Trail;
    readonly records: RecordBucket;
    readonly copies: RecordBucket;
    readonly logsInPrimary: RecordBucket;
    readonly logsInSecondary: RecordBucket;
    readonly logGroup: LogGroup;
  };

  constructor(name: string, args: AuditTrailArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accountId, organization, regions, key, ownership } = args;
    super("wardrail:foundation:AuditTrail", name, { accountId, organization, regions }, opts);
    const child = { parent: this };
    const { environment } = ownership;
    const place = { environment, accountId, region: regions.primary };
    const tags = tagsOf(ownership, { service: "audit", dataClass: "operational", tier: 1 });
    const auditTags = { ...tags, "wardrail:purpose": "audit" };
    const arnOfTrail = trailArn(place, organization.managementAccountId);
    const { managementAccountId, id: organizationId } = organization;

    const accessLogs = (region: Region, where: string) => {
      const bucketName = recordBucketName({ ...place, region }, "access-logs");
      return new RecordBucket(
        `${name}-access-logs-${where}`,
        {
          bucketName,
          region,
          encryption: { with: "s3-keys-because-access-logs-accept-no-other" },
          // S3 delivers no access logs to a bucket with a default lock (S3 user guide).
          lock: "none",
          accessLogsTo: undefined,
          statements: accessLogDelivery({ bucketArn: bucketArn(bucketName), accountId, environment }),
          tags,
        },
        child,
      );
    };
    const logsInPrimary = accessLogs(regions.primary, "primary");
    const logsInSecondary = accessLogs(regions.secondary, "secondary");
    const locked = (kind: string, region: Region, logs: RecordBucket) =>
      new RecordBucket(
        `${name}-${kind}`,
        {
          bucketName: recordBucketName({ ...place, region }, `audit-${kind}`),
          region,
          encryption: { with: "customer-key", key: key.in(region) },
          lock: "compliance",
          accessLogsTo: logs.nodes.bucket.id,
          statements:
            region === regions.primary
              ? trailDelivery({
                  bucketArn: bucketArn(recordBucketName({ ...place, region }, `audit-${kind}`)),
                  trailArn: arnOfTrail,
                  managementAccountId,
                  organizationId,
                })
              : [],
          tags: auditTags,
        },
        child,
      );
    const records = locked("records", regions.primary, logsInPrimary);
    const copies = locked("copies", regions.secondary, logsInSecondary);
    replicateBucket(
      `${name}-replication`,
      {
        from: { bucket: records, region: regions.primary, key: key.in(regions.primary) },
        to: { bucket: copies, region: regions.secondary, key: key.in(regions.secondary) },
        accountId,
        nameWords: ["wardrail", environment, "audit-replication"],
        tags,
      },
      child,
    );
    const log = trailLog(
      name,
      {
        ...place,
        key: key.in(regions.primary),
        organizationId,
        managementAccountId,
        trailArn: arnOfTrail,
        tags: auditTags,
      },
      child,
    );
    const trail = new Trail(
      `${name}-trail`,
      {
        name: trailName(environment),
        region: regions.primary,
        isMultiRegionTrail: true,
        isOrganizationTrail: true,
        includeGlobalServiceEvents: true,
        enableLogging: true,
        enableLogFileValidation: true,
        kmsKeyId: key.in(regions.primary).arn,
        s3BucketName: records.nodes.bucket.id,
        // CloudTrail wants the group's ARN with a wildcard for its streams (CreateTrail, API reference).
        cloudWatchLogsGroupArn: pulumi.interpolate`${log.logGroup.arn}:*`,
        cloudWatchLogsRoleArn: log.role.arn,
        advancedEventSelectors: trailSelectors({
          environment,
          regions: [regions.primary, regions.secondary],
          accountId,
          recordBuckets: [records, copies, logsInPrimary, logsInSecondary].map((bucket) => bucket.bucketName),
        }),
        insightSelectors: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }],
        tags: auditTags,
      },
      {
        parent: this,
        protect: true,
        retainOnDelete: true,
        // CloudTrail tries out both destinations when the trail is made.
        dependsOn: [records.nodes.policy, log.permission],
      },
    );

    this.trailArn = trail.arn;
    this.logGroupName = log.logGroup.name;
    this.accessLogBuckets = {
      [regions.primary]: logsInPrimary.nodes.bucket.id,
      [regions.secondary]: logsInSecondary.nodes.bucket.id,
    };
    this.nodes = { trail, records, copies, logsInPrimary, logsInSecondary, logGroup: log.logGroup };
    this.registerOutputs({ trailArn: trail.arn, logGroupName: log.logGroup.name });
  }
}
