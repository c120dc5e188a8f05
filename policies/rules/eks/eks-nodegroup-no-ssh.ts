import { resourceRule } from "../../rule.ts";
import { or } from "../../truth.ts";
import { isAbsent, isSet } from "../../view.ts";

/** A key without source groups opens port 22 to the internet. */
export const eksNodegroupNoSsh = resourceRule({
  id: "eks-nodegroup-no-ssh",
  title: "Node groups have no SSH access",
  service: "EKS",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"],
  hitrust: ["01.m", "01.n", "09.m"],
  nist: ["AC-4", "SC-7", "SC-7(5)"],
  fix: "Remove remoteAccess, or name sourceSecurityGroupIds.",
  types: ["aws:eks/nodeGroup:NodeGroup"],
  check: (group) =>
    or(isAbsent(group.at("remoteAccess")), isSet(group.at("remoteAccess.sourceSecurityGroupIds"))),
});
