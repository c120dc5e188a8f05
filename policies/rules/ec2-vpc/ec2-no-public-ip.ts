import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { every, notTrue } from "../../view.ts";

/** The address can also be asked for on a network interface of the instance. */
export const ec2NoPublicIp = resourceRule({
  id: "ec2-no-public-ip",
  title: "Instances have no public address",
  service: "EC2/VPC",
  severity: "high",
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
  fix: "Set associatePublicIpAddress to false.",
  types: ["aws:ec2/instance:Instance"],
  check: (instance) =>
    and(
      notTrue(instance.at("associatePublicIpAddress")),
      every(instance.at("networkInterfaces"), (card) => notTrue(card.at("associatePublicIpAddress"))),
    ),
});
