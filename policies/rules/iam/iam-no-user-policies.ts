import { resourceRule } from "../../rule.ts";
import { truth } from "../../truth.ts";
import { isAbsent } from "../../view.ts";

/** The two user types violate by being there. */
export const iamNoUserPolicies = resourceRule({
  id: "iam-no-user-policies",
  title: "Permissions are not attached to users",
  service: "IAM",
  severity: "medium",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(3)(ii)(A)",
    "164.308(a)(3)(ii)(B)",
    "164.308(a)(4)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
  ],
  hitrust: ["01.c"],
  nist: ["AC-2", "AC-3", "AC-6"],
  fix: "Attach policies to groups or roles.",
  types: [
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    "aws:iam/policyAttachment:PolicyAttachment",
  ],
  check: (resource) =>
    resource.type === "aws:iam/policyAttachment:PolicyAttachment"
      ? isAbsent(resource.at("users"))
      : truth(false, "user"),
});
