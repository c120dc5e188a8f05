import { resourceRule } from "../../rule.ts";
import { and, or } from "../../truth.ts";
import { is, isSet } from "../../view.ts";

/** Kinesis Video encrypts inside its own block, S3 inside its own; a Firehose or stream has its key elsewhere. */
export const connectIvrRecordingEncrypted = resourceRule({
  id: "connect-ivr-recording-encrypted",
  title: "Voice channel storage is encrypted",
  service: "Connect",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set encryptionConfig with a customer key.",
  types: ["aws:connect/instanceStorageConfig:InstanceStorageConfig"],
  check: (config) => {
    const storage = config.at("storageConfig");
    return or(
      ...["s3Config", "kinesisVideoStreamConfig"].map((kind) =>
        and(
          is(storage.at(`${kind}.encryptionConfig.encryptionType`), "KMS"),
          isSet(storage.at(`${kind}.encryptionConfig.keyId`)),
        ),
      ),
      isSet(storage.at("kinesisStreamConfig.streamArn")),
      isSet(storage.at("kinesisFirehoseConfig.firehoseArn")),
    );
  },
});
