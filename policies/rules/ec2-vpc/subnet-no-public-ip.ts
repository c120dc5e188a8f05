import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { notTrue } from "../../view.ts";

/** An IPv6 address is public by itself. */
export const subnetNoPublicIp = resourceRule({
  id: "subnet-no-public-ip",
  title: "Subnets do not hand out public addresses",
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
  fix: "Set mapPublicIpOnLaunch and assignIpv6AddressOnCreation to false.",
  types: ["aws:ec2/subnet:Subnet"],
  check: (subnet) =>
    and(notTrue(subnet.at("mapPublicIpOnLaunch")), notTrue(subnet.at("assignIpv6AddressOnCreation"))),
  remedy: (subnet) =>
    subnet.at("mapPublicIpOnLaunch").value === true ? { mapPublicIpOnLaunch: false } : undefined,
});
