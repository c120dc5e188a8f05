import { resourceRule } from "../../rule.ts";
import { isTrue } from "../../view.ts";

/** A key id without encrypted leaves the volume plain. */
export const ebsVolumeEncrypted = resourceRule({
  id: "ebs-volume-encrypted",
  title: "EBS volumes are encrypted",
  service: "EBS",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set encrypted to true, with the customer key of the data class.",
  types: ["aws:ebs/volume:Volume"],
  check: (volume) => isTrue(volume.at("encrypted")),
  remedy: (volume) =>
    volume.at("encrypted").value === undefined || volume.at("encrypted").value === false
      ? { encrypted: true }
      : undefined,
});
