import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { every, isFalse, isSet } from "../../view.ts";

/** Left out, the subnet decides. */
export const asgLaunchConfigNoPublicIp = resourceRule({
  id: "asg-launch-config-no-public-ip",
  title: "Launch configurations and templates do not hand out public addresses",
  service: "Auto Scaling",
  severity: "high",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(3)(ii)(B)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  hitrust: ["01.n", "01.v"],
  nist: ["AC-3", "AC-6", "SC-7", "SC-7(3)"],
  fix: "Set associatePublicIpAddress explicitly to false.",
  types: ["aws:ec2/launchConfiguration:LaunchConfiguration", "aws:ec2/launchTemplate:LaunchTemplate"],
  check: (launch) =>
    launch.type === "aws:ec2/launchTemplate:LaunchTemplate"
      ? and(
          isSet(launch.at("networkInterfaces")),
          every(launch.at("networkInterfaces"), (card) => isFalse(card.at("associatePublicIpAddress"))),
        )
      : isFalse(launch.at("associatePublicIpAddress")),
});
