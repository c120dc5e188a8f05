import { resourceRule } from "../../rule.ts";
import { isTrue } from "../../view.ts";

/** A key id without encrypted leaves the files plain. */
export const efsEncrypted = resourceRule({
  id: "efs-encrypted",
  title: "File systems are encrypted",
  service: "EFS",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set encrypted to true (it cannot be changed later).",
  types: ["aws:efs/fileSystem:FileSystem"],
  check: (files) => isTrue(files.at("encrypted")),
});
