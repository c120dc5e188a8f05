import { stackRule } from "../../rule.ts";
import { or } from "../../truth.ts";
import { isSet, some } from "../../view.ts";

/** Permissions by group can be reviewed as a whole. */
export const iamUserInGroup = stackRule({
  id: "iam-user-in-group",
  title: "Users belong to a group",
  service: "IAM",
  severity: "low",
  level: "advisory",
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
  fix: "Name the user in a UserGroupMembership or GroupMembership.",
  types: ["aws:iam/user:User"],
  check: (user, { estate }) =>
    or(
      estate.some("aws:iam/userGroupMembership:UserGroupMembership", "user", user, (membership) =>
        isSet(membership.at("groups")),
      ),
      ...estate
        .ofType("aws:iam/groupMembership:GroupMembership")
        .map((membership) =>
          some(membership.at("users"), (item) => estate.names(membership, item, "users", user)),
        ),
    ),
});
