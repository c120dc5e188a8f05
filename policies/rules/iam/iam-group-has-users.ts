import { stackRule } from "../../rule.ts";
import { or } from "../../truth.ts";
import { isSet, some } from "../../view.ts";

/** An empty group hides who holds its permissions. */
export const iamGroupHasUsers = stackRule({
  id: "iam-group-has-users",
  title: "Groups are used",
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
  fix: "Put a user in the group, or remove it.",
  types: ["aws:iam/group:Group"],
  check: (group, { estate }) =>
    or(
      estate.some("aws:iam/groupMembership:GroupMembership", "group", group, (membership) =>
        isSet(membership.at("users")),
      ),
      ...estate
        .ofType("aws:iam/userGroupMembership:UserGroupMembership")
        .map((membership) =>
          some(membership.at("groups"), (item) => estate.names(membership, item, "groups", group)),
        ),
    ),
});
