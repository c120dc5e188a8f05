import { ConformancePack } from "@pulumi/aws/cfg/conformancePack.js";
import { DeliveryChannel } from "@pulumi/aws/cfg/deliveryChannel.js";
import { Recorder } from "@pulumi/aws/cfg/recorder.js";
import { RecorderStatus } from "@pulumi/aws/cfg/recorderStatus.js";
import { RetentionConfiguration } from "@pulumi/aws/cfg/retentionConfiguration.js";
import type * as pulumi from "@pulumi/pulumi";
import { type Environment, physicalName } from "../naming/index.ts";
import { conformanceTemplate } from "./conformance-pack.ts";
import { recordRetentionDays } from "./record-retention.ts";
import type { RegionalPlace } from "./regional-place.ts";

export interface RecordingArgs {
  readonly environment: Environment;
  readonly roleArn: pulumi.Input<string>;
  readonly historyBucket: pulumi.Input<string>;
  readonly historyKeyArn: pulumi.Input<string>;
}

/**
 * Records every change of every resource in a region and judges it by the HIPAA rules. What comes after depends on
 * the status: Config refuses rules, and Security Hub reports nothing, without a running recorder.
 */
export function recordConfiguration(
  place: RegionalPlace,
  args: RecordingArgs,
): { readonly recorder: Recorder; readonly status: RecorderStatus; readonly pack: ConformancePack } {
  const { region, name, isHome, opts } = place;
  const words = ["wardrail", args.environment];
  const recorder = new Recorder(
    `${name}-recorder`,
    {
      name: physicalName("config-recorder", [...words, "recorder"]),
      region,
      roleArn: args.roleArn,
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: isHome },
      recordingMode: { recordingFrequency: "CONTINUOUS" },
    },
    opts,
  );
  const channel = new DeliveryChannel(
    `${name}-delivery-channel`,
    {
      name: physicalName("config-recorder", [...words, "delivery"]),
      region,
      s3BucketName: args.historyBucket,
      s3KmsKeyArn: args.historyKeyArn,
      snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
    },
    { ...opts, dependsOn: [recorder] },
  );
  const status = new RecorderStatus(
    `${name}-recorder-status`,
    { name: recorder.name, region, isEnabled: true },
    { ...opts, dependsOn: [channel] },
  );
  new RetentionConfiguration(
    `${name}-history-retention`,
    { region, retentionPeriodInDays: recordRetentionDays },
    { ...opts, dependsOn: [recorder] },
  );
  const pack = new ConformancePack(
    `${name}-hipaa-pack`,
    {
      name: physicalName("conformance-pack", [...words, "hipaa"]),
      region,
      templateBody: conformanceTemplate(isHome ? "home" : "other"),
    },
    { ...opts, dependsOn: [status] },
  );
  return { recorder, status, pack };
}
