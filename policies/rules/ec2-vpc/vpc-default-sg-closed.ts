import { stackRule } from "../../rule.ts";
import { and, because } from "../../truth.ts";
import { isAbsent } from "../../view.ts";

/** Whatever names no group gets the default one. */
export const vpcDefaultSgClosed = stackRule({
  id: "vpc-default-sg-closed",
  title: "The default security group is empty",
  service: "EC2/VPC",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.312(e)(1)"],
  hitrust: ["01.m", "01.n", "09.m"],
  nist: ["AC-4", "SC-7", "SC-7(5)"],
  fix: "Add an aws.ec2.DefaultSecurityGroup for the VPC without ingress and egress.",
  types: ["aws:ec2/vpc:Vpc"],
  alone: {
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
      names: "vpcId",
      of: "aws:ec2/vpc:Vpc",
      check: (group) => and(isAbsent(group.at("ingress")), isAbsent(group.at("egress"))),
    },
  },
  check: (vpc, { estate }) =>
    because(
      "no DefaultSecurityGroup closes this VPC's default group",
      estate.some("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "vpcId", vpc, (group) =>
        and(isAbsent(group.at("ingress")), isAbsent(group.at("egress"))),
      ),
    ),
});
