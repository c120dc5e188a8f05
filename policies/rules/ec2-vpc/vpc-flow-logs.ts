import { stackRule } from "../../rule.ts";
import { because, when } from "../../truth.ts";
import { is, isSet } from "../../view.ts";

/** A log of accepted traffic alone does not show who was turned away. */
export const vpcFlowLogs = stackRule({
  id: "vpc-flow-logs",
  title: "Networks keep flow logs",
  service: "EC2/VPC",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(ii)(A)", "164.312(b)"],
  hitrust: ["09.aa"],
  nist: ["AU-2", "AU-3", "AU-12"],
  fix: "Add a FlowLog for the VPC with trafficType ALL.",
  types: ["aws:ec2/vpc:Vpc"],
  alone: {
    "aws:ec2/flowLog:FlowLog": {
      names: "vpcId",
      of: "aws:ec2/vpc:Vpc",
      check: (log) =>
        when(isSet(log.at("vpcId")), "a log of a subnet or interface", () =>
          is(log.at("trafficType"), "ALL", "REJECT"),
        ),
    },
  },
  check: (vpc, { estate }) =>
    because(
      "no FlowLog of all or rejected traffic names this VPC",
      estate.some("aws:ec2/flowLog:FlowLog", "vpcId", vpc, (log) =>
        is(log.at("trafficType"), "ALL", "REJECT"),
      ),
    ),
});
