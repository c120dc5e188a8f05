import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { is, isSet } from "../../view.ts";

/** A key without the type is not used. */
export const kinesisEncrypted = resourceRule({
  id: "kinesis-encrypted",
  title: "Streams are encrypted",
  service: "Kinesis",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set encryptionType KMS and kmsKeyId.",
  types: ["aws:kinesis/stream:Stream"],
  check: (stream) => and(is(stream.at("encryptionType"), "KMS"), isSet(stream.at("kmsKeyId"))),
});
