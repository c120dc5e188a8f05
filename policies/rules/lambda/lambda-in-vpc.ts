import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** Half of the two is no VPC. */
export const lambdaInVpc = resourceRule({
  id: "lambda-in-vpc",
  title: "Functions run inside the VPC",
  service: "Lambda",
  severity: "medium",
  level: "advisory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  hitrust: ["01.m", "01.n", "09.m"],
  nist: ["AC-4", "SC-7", "SC-7(5)"],
  fix: "Set vpcConfig.subnetIds and vpcConfig.securityGroupIds.",
  types: ["aws:lambda/function:Function"],
  check: (lambda) =>
    and(isSet(lambda.at("vpcConfig.subnetIds")), isSet(lambda.at("vpcConfig.securityGroupIds"))),
});
