import { anyText, noAllow } from "../../matchers/iam-policy.ts";
import { resourceRule } from "../../rule.ts";
import { and, not, or, truth } from "../../truth.ts";
import { is, isSet, type View } from "../../view.ts";

/** With a list of trusted accounts or organisations, everyone named must be on it; without one only "*" can be judged. */
export const eventBusNoForeignPrincipal = resourceRule({
  id: "event-bus-no-foreign-principal",
  title: "Bus policies admit only our organisation",
  service: "EventBridge",
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
  fix: 'Name trusted accounts as principals, or narrow "*" by aws:PrincipalOrgID.',
  types: ["aws:cloudwatch/eventBusPolicy:EventBusPolicy", "aws:cloudwatch/eventPermission:EventPermission"],
  uses: ["trustedAccounts", "trustedOrganizations"],
  check: (permission, { settings }) => {
    const { trustedAccounts, trustedOrganizations } = settings;
    const listed = trustedAccounts.length + trustedOrganizations.length > 0;
    const organizationKnown = (values: View) =>
      not(anyText(values, (text) => trustedOrganizations.length > 0 && !trustedOrganizations.includes(text)));
    if (permission.type === "aws:cloudwatch/eventPermission:EventPermission") {
      const organization = permission.at("condition.value");
      return or(
        and(
          is(permission.at("principal"), "*"),
          isSet(permission.at("condition")),
          not(is(organization, "*")),
          organizationKnown(organization),
        ),
        and(
          not(is(permission.at("principal"), "*")),
          or(truth(!listed), is(permission.at("principal"), ...trustedAccounts)),
        ),
      );
    }
    const foreign = (text: string) => {
      const account = /^(\d{12})$|^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(text);
      const number = account?.[1] ?? account?.[2];
      return listed && number !== undefined && !trustedAccounts.includes(number);
    };
    return noAllow(permission.at("policy"), (statement) =>
      or(
        and(
          statement.anyPrincipal,
          not(
            statement.narrowedBy(
              "aws:PrincipalOrgID",
              "aws:PrincipalOrgPaths",
              "aws:SourceOrgID",
              "aws:PrincipalAccount",
              "aws:SourceAccount",
              "aws:SourceArn",
            ),
          ),
        ),
        ...statement.principals.map((principal) => anyText(principal, foreign)),
        ...statement.conditions
          .filter(({ key }) => /^aws:(principal|source)orgid$/i.test(key))
          .map(({ values }) => not(organizationKnown(values))),
      ),
    );
  },
});
