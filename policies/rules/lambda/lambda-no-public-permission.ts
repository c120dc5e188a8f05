import { resourceRule } from "../../rule.ts";
import { not, or } from "../../truth.ts";
import { is, isSet } from "../../view.ts";

/** A function URL without authorisation is opened by the same permission. */
export const lambdaNoPublicPermission = resourceRule({
  id: "lambda-no-public-permission",
  title: "Functions are not open to everybody",
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
  fix: 'Name the principal, or narrow "*" by principalOrgId, sourceAccount or sourceArn.',
  types: ["aws:lambda/permission:Permission"],
  check: (permission) =>
    or(
      not(is(permission.at("principal"), "*")),
      ...["principalOrgId", "sourceAccount", "sourceArn"].map((name) => isSet(permission.at(name))),
    ),
});
