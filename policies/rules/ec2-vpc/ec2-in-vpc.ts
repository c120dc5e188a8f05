import { resourceRule } from "../../rule.ts";
import { or } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** Without a subnet the instance lands in the default VPC. */
export const ec2InVpc = resourceRule({
  id: "ec2-in-vpc",
  title: "Instances name a subnet",
  service: "EC2/VPC",
  severity: "medium",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  hitrust: ["01.m", "01.n", "09.m"],
  nist: ["AC-4", "SC-7", "SC-7(5)"],
  fix: "Set subnetId, or a network interface that names one.",
  types: ["aws:ec2/instance:Instance"],
  check: (instance) =>
    or(
      isSet(instance.at("subnetId")),
      isSet(instance.at("networkInterfaces")),
      isSet(instance.at("primaryNetworkInterface")),
    ),
});
