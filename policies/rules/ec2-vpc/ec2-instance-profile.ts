import { resourceRule } from "../../rule.ts";
import { truth } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** Without a role somebody will put keys on the machine. A launch template may bring the profile; then its own text decides. */
export const ec2InstanceProfile = resourceRule({
  id: "ec2-instance-profile",
  title: "Instances run under an instance profile",
  service: "EC2/VPC",
  severity: "medium",
  level: "advisory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(3)(ii)(A)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
  ],
  hitrust: ["01.c"],
  nist: ["AC-2", "AC-3", "AC-6"],
  fix: "Set iamInstanceProfile.",
  types: ["aws:ec2/instance:Instance"],
  check: (instance) => {
    const own = isSet(instance.at("iamInstanceProfile"));
    return own.value === false && isSet(instance.at("launchTemplate")).value !== false
      ? truth(undefined, "launchTemplate")
      : own;
  },
});
