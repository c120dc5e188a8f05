import { resourceRule } from "../../rule.ts";
import { not } from "../../truth.ts";
import { matches, some, type View } from "../../view.ts";

/** A job-function path before the name changes nothing. */
export const iamNoAwsAdminAttachment = resourceRule({
  id: "iam-no-aws-admin-attachment",
  title: "AdministratorAccess is not attached",
  service: "IAM",
  severity: "critical",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(i)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
  ],
  hitrust: ["01.c"],
  nist: ["AC-2", "AC-3", "AC-6"],
  fix: "Attach a policy of your own with the actions that are needed.",
  types: [
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
    "aws:iam/policyAttachment:PolicyAttachment",
    "aws:iam/role:Role",
  ],
  check: (resource) => {
    const administrative = (arn: View) =>
      matches(arn, /[/:](AdministratorAccess|IAMFullAccess|PowerUserAccess)$/);
    return resource.type === "aws:iam/role:Role"
      ? not(some(resource.at("managedPolicyArns"), administrative))
      : not(administrative(resource.at("policyArn")));
  },
});
