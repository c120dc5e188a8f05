import { stackRule } from "../../rule.ts";
import { and, not } from "../../truth.ts";
import { is } from "../../view.ts";

/** The permission type takes an account id; "all" there is the public group. */
export const ebsSnapshotNotPublic = stackRule({
  id: "ebs-snapshot-not-public",
  title: "Snapshots cannot be shared with everybody",
  service: "EBS",
  severity: "critical",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  hitrust: ["01.n", "01.v"],
  nist: ["AC-3", "AC-6", "SC-7", "SC-7(3)"],
  fix: "Set the state to block-all-sharing, and name accounts instead of the group all.",
  types: [
    "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
    "aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission",
  ],
  check: (subject) =>
    subject.type === "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess"
      ? is(subject.at("state"), "block-all-sharing")
      : and(...["accountId", "group"].map((name) => not(is(subject.at(name), "all", "*")))),
});
