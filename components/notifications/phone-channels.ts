import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Policy } from "@pulumi/aws/iam/policy.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { Smsvoicev2ConfigurationSet } from "@pulumi/aws/pinpoint/smsvoicev2ConfigurationSet.js";
import { Smsvoicev2EventDestination } from "@pulumi/aws/pinpoint/smsvoicev2EventDestination.js";
import { Smsvoicev2OptOutList } from "@pulumi/aws/pinpoint/smsvoicev2OptOutList.js";
import { Smsvoicev2PhoneNumber } from "@pulumi/aws/pinpoint/smsvoicev2PhoneNumber.js";
import { Smsvoicev2Pool } from "@pulumi/aws/pinpoint/smsvoicev2Pool.js";
import * as pulumi from "@pulumi/pulumi";
import { type KeyRef, recordRetentionDays, workloadBoundaryArn } from "../foundation/index.ts";
import { maskPatientData } from "../foundation/log-masking.ts";
import {
  type DataClass,
  identityPolicy,
  type Ownership,
  physicalName,
  type Region,
  serviceTrust,
  shortNameOf,
  type Tier,
  tagsOf,
} from "../naming/index.ts";

export interface PhoneChannelsArgs {
  readonly region: Region;
  readonly accountId: string;
  readonly key: KeyRef;
  readonly dataClass: DataClass;
  readonly tier: Tier;
  readonly ownership: Ownership;
}

/** What a sender needs of its channel. */
export interface PhoneChannel {
  readonly configurationSet: pulumi.Output<string>;
  readonly configurationSetArn: pulumi.Output<string>;
  readonly origin: pulumi.Output<string>;
  readonly originArn: pulumi.Output<string>;
}

/**
 * Text and voice messages through AWS End User Messaging: one toll-free number for both, which AWS answers STOP on and
 * keeps off numbers that opted out; a configuration set per channel, so that their outcomes are told apart. Delivery
 * records hold telephone numbers: they are encrypted with our key, masked, and kept for six years.
 *
 * @example
 * const { sms, voice } = new PhoneChannels("phone", { region, accountId, key, dataClass: "phi", tier: 1, ownership });
 */
export class PhoneChannels extends pulumi.ComponentResource {
  readonly sms: PhoneChannel;
  readonly voice: PhoneChannel;
  readonly nodes: {
    readonly number: Smsvoicev2PhoneNumber;
    readonly pool: Smsvoicev2Pool;
    readonly optOuts: Smsvoicev2OptOutList;
    readonly log: LogGroup;
  };

  constructor(name: string, args: PhoneChannelsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { region, key, dataClass, tier, ownership } = args;
    super("wardrail:notifications:PhoneChannels", name, { region, dataClass, tier }, opts);
    const child = { parent: this };
    const permanent = { parent: this, protect: true, retainOnDelete: true };
    const tags = tagsOf(ownership, { service: "notifications", dataClass, tier });
    const words = ["wardrail", ownership.environment];

    // Who opted out stays opted out, whatever becomes of the stack (47 CFR 64.1200(a)(10)).
    const optOuts = new Smsvoicev2OptOutList(
      `${name}-opt-outs`,
      { name: physicalName("configuration-set", [...words, "opt-outs"]), region, tags },
      permanent,
    );
    const number = new Smsvoicev2PhoneNumber(
      `${name}-number`,
      {
        region,
        isoCountryCode: "US",
        messageType: "TRANSACTIONAL",
        numberType: "TOLL_FREE",
        numberCapabilities: ["SMS", "VOICE"],
        optOutListName: optOuts.name,
        selfManagedOptOutsEnabled: false,
        deletionProtectionEnabled: true,
        // A toll-free number stays pending until its registration is done, days or weeks; waiting would fail the update.
        waitForActive: false,
        tags,
      },
      // Patients know the number.
      permanent,
    );
    const pool = new Smsvoicev2Pool(
      `${name}-pool`,
      {
        region,
        isoCountryCode: "US",
        messageType: "TRANSACTIONAL",
        originationIdentities: [number.arn],
        optOutListName: optOuts.name,
        selfManagedOptOutsEnabled: false,
        sharedRoutesEnabled: false,
        deletionProtectionEnabled: true,
        tags,
      },
      { parent: this, protect: true },
    );
    const log = new LogGroup(
      `${name}-delivery-log`,
      {
        name: physicalName("log-group", [`/wardrail/${ownership.environment}/phone-deliveries`]),
        region,
        kmsKeyId: key.arn,
        retentionInDays: recordRetentionDays,
        skipDestroy: true,
        tags,
      },
      permanent,
    );
    maskPatientData(`${name}-delivery-log-masking`, { region, logGroupName: log.name }, child);
    const writer = this.#logWriter(name, args, log, tags);
    const configuration = (channel: "sms" | "voice", failures: readonly string[]) => {
      const set = new Smsvoicev2ConfigurationSet(
        `${name}-${channel}-configuration`,
        {
          name: physicalName("configuration-set", [...words, channel]),
          region,
          defaultMessageType: "TRANSACTIONAL",
          tags,
        },
        child,
      );
      new Smsvoicev2EventDestination(
        `${name}-${channel}-deliveries`,
        {
          configurationSetName: set.name,
          eventDestinationName: "deliveries",
          region,
          enabled: true,
          matchingEventTypes: [...failures],
          cloudwatchLogsDestination: { iamRoleArn: writer.role.arn, logGroupArn: log.arn },
        },
        { parent: this, dependsOn: [writer.attachment] },
      );
      return { configurationSet: set.name, configurationSetArn: set.arn };
    };

    this.sms = { ...configuration("sms", ["TEXT_ALL"]), origin: pool.id, originArn: pool.arn };
    this.voice = { ...configuration("voice", ["VOICE_ALL"]), origin: number.id, originArn: number.arn };
    this.nodes = { number, pool, optOuts, log };
    this.registerOutputs({ poolArn: pool.arn, numberArn: number.arn });
  }

  #logWriter(name: string, args: PhoneChannelsArgs, log: LogGroup, tags: Record<string, string>) {
    const { region, accountId, ownership } = args;
    const words = ["wardrail", ownership.environment, "phone-deliveries", shortNameOf(region)];
    const child = { parent: this };
    const role = new Role(
      `${name}-log-role`,
      {
        name: physicalName("role", words),
        description: "AWS End User Messaging writes delivery records, and nothing else",
        permissionsBoundary: workloadBoundaryArn({ accountId, environment: ownership.environment }),
        assumeRolePolicy: serviceTrust({ service: "sms-voice.amazonaws.com", accountId }),
        tags,
      },
      child,
    );
    const policy = new Policy(
      `${name}-log-policy`,
      {
        name: physicalName("iam-policy", words),
        policy: log.arn.apply((arn) =>
          identityPolicy([
            {
              effect: "Allow",
              sid: "WritesDeliveries",
              actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
              resources: [arn, `${arn}:log-stream:*`],
            },
          ]),
        ),
        tags,
      },
      child,
    );
    const attachment = new RolePolicyAttachment(
      `${name}-log-attachment`,
      { role: role.name, policyArn: policy.arn },
      child,
    );
    return { role, attachment };
  }
}
