import { resourceRule } from "../../rule.ts";
import { when } from "../../truth.ts";
import { isTrue, matches } from "../../view.ts";

const OPTIONAL =
  /^(c1\.xlarge|c3\.(x|2x|4x)large|g2\.2xlarge|i2\.(x|2x|4x)large|m1\.(x)?large|m2\.(2x|4x)large|m3\.(x|2x)large|r3\.(x|2x|4x)large)$/;

/** Only older families leave the choice; on newer ones it is always on, on the oldest never. */
export const ec2EbsOptimized = resourceRule({
  id: "ec2-ebs-optimized",
  title: "Instances of older families turn EBS optimisation on",
  service: "EC2/VPC",
  severity: "low",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Set ebsOptimized to true.",
  types: ["aws:ec2/instance:Instance"],
  check: (instance) =>
    when(matches(instance.at("instanceType"), OPTIONAL), "the instance family leaves no choice", () =>
      isTrue(instance.at("ebsOptimized")),
    ),
});
