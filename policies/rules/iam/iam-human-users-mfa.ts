import type { Audited } from "../../audited.ts";
import { anyText, someStatement } from "../../matchers/iam-policy.ts";
import { stackRule } from "../../rule.ts";
import { and, because, no, or } from "../../truth.ts";
import { some, type View } from "../../view.ts";

/** Policies of a group count when they are the group's own or attached to it in this stack. */
export const iamHumanUsersMfa = stackRule({
  id: "iam-human-users-mfa",
  title: "Human users cannot act without MFA",
  service: "IAM",
  severity: "high",
  level: "advisory",
  hipaa: ["164.312(a)(2)(i)", "164.312(d)"],
  hitrust: ["01.q"],
  nist: ["IA-2", "IA-5", "AC-2"],
  fix: "Put the user in a group whose policy denies actions when aws:MultiFactorAuthPresent is false.",
  types: ["aws:iam/user:User"],
  check: (user, { estate }) => {
    const denies = (policy: View) =>
      someStatement(policy, (statement) =>
        and(
          statement.denies,
          or(
            ...statement.conditions
              .filter(
                ({ operator, key }) =>
                  /^bool(ifexists)?$/i.test(operator) && key.toLowerCase() === "aws:multifactorauthpresent",
              )
              .map(({ values }) => anyText(values, (text) => text.toLowerCase() === "false")),
            no,
          ),
        ),
      );
    const member = (group: Audited) =>
      or(
        ...estate.ofType("aws:iam/userGroupMembership:UserGroupMembership").map((membership) =>
          and(
            estate.refers(membership, "user", user),
            some(membership.at("groups"), (item) => estate.names(membership, item, "groups", group)),
          ),
        ),
        ...estate.ofType("aws:iam/groupMembership:GroupMembership").map((membership) =>
          and(
            estate.refers(membership, "group", group),
            some(membership.at("users"), (item) => estate.names(membership, item, "users", user)),
          ),
        ),
        no,
      );
    const guarded = (group: Audited) =>
      or(
        estate.some("aws:iam/groupPolicy:GroupPolicy", "group", group, (policy) =>
          denies(policy.at("policy")),
        ),
        estate.some("aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "group", group, (attachment) =>
          or(
            ...estate
              .ofType("aws:iam/policy:Policy")
              .map((policy) =>
                and(estate.refers(attachment, "policyArn", policy), denies(policy.at("policy"))),
              ),
            no,
          ),
        ),
      );
    return because(
      "no group of this user denies actions without MFA",
      or(...estate.ofType("aws:iam/group:Group").map((group) => and(member(group), guarded(group))), no),
    );
  },
});
