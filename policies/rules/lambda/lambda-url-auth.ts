import { resourceRule } from "../../rule.ts";
import { is } from "../../view.ts";

/** NONE is the public internet. */
export const lambdaUrlAuth = resourceRule({
  id: "lambda-url-auth",
  title: "Function URLs are authenticated",
  service: "Lambda",
  severity: "critical",
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
  fix: "Set authorizationType to AWS_IAM.",
  types: ["aws:lambda/functionUrl:FunctionUrl"],
  check: (url) => is(url.at("authorizationType"), "AWS_IAM"),
});
