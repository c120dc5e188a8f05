import { anyText, noAllow, type Statement, someStatement } from "../../matchers/iam-policy.ts";
import { resourceRule } from "../../rule.ts";
import { and, no, not, or, when } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** StringEquals on :sub with a wildcard inside matches nothing, StringLike with a bare wildcard matches every pod. */
export const iamIrsaSubjectBound = resourceRule({
  id: "iam-irsa-subject-bound",
  title: "Cluster roles are bound to one service account",
  service: "IAM",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(i)", "164.312(d)"],
  hitrust: ["01.q"],
  nist: ["IA-2", "IA-5", "AC-2"],
  fix: "Constrain both the :sub (one namespace and account) and the :aud condition key of the cluster's OIDC provider.",
  types: ["aws:iam/role:Role"],
  check: (role) => {
    const federated = (statement: Statement) =>
      or(
        ...statement.principals.map((principal) =>
          anyText(principal, (text) => /oidc-provider\/oidc\.eks\./.test(text)),
        ),
        no,
      );
    const policy = role.at("assumeRolePolicy");
    const bound = (statement: Statement, suffix: string, wild: RegExp) =>
      or(
        ...statement.conditions
          .filter(
            ({ operator, key }) =>
              /^(foranyvalue:)?string(equals|like|equalsignorecase)$/i.test(operator) &&
              key.toLowerCase().endsWith(suffix),
          )
          .map(({ values }) => and(isSet(values), not(anyText(values, (text) => wild.test(text))))),
        no,
      );
    return when(
      someStatement(policy, (statement) => and(statement.allows, federated(statement))),
      "trusts no EKS OIDC provider",
      () =>
        noAllow(policy, (statement) =>
          and(
            federated(statement),
            not(
              and(
                bound(statement, ":sub", /^\*+$|^system:serviceaccount:\*/),
                bound(statement, ":aud", /^\*+$/),
              ),
            ),
          ),
        ),
    );
  },
});
