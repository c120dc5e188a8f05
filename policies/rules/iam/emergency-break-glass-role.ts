import { anyText, noAllow } from "../../matchers/iam-policy.ts";
import { tagged } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, because, no, not, or, when } from "../../truth.ts";
import { atMost, isAbsent, isSet, matches } from "../../view.ts";

/** Access in an emergency must end by itself and must be seen. The provider's default session is 3600 s. */
export const emergencyBreakGlassRole = stackRule({
  id: "emergency-break-glass-role",
  title: "Emergency access exists and is watched",
  service: "IAM",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(ii)(C)", "164.308(a)(7)(ii)(E)", "164.312(a)(2)(ii)"],
  hitrust: ["12.c"],
  nist: ["CP-2(3)", "CP-2(8)", "CP-10"],
  fix: "Set maxSessionDuration to at most 3600, require MFA in the trust policy, and add an EventRule on its AssumeRole.",
  types: ["aws:iam/role:Role"],
  check: (role, { estate }) =>
    when(
      or(tagged(role, "break-glass"), tagged(role, "purpose", "break-glass")),
      "not tagged break-glass",
      () =>
        and(
          or(isAbsent(role.at("maxSessionDuration")), atMost(role.at("maxSessionDuration"), 3600)),
          noAllow(role.at("assumeRolePolicy"), (statement) =>
            not(
              or(
                ...statement.conditions
                  .filter(
                    ({ operator, key }) =>
                      /^(bool|numericlessthan.*)$/i.test(operator) &&
                      /^aws:multifactorauth(present|age)$/i.test(key),
                  )
                  .map(({ key, values }) =>
                    /age$/i.test(key)
                      ? isSet(values)
                      : anyText(values, (text) => text.toLowerCase() === "true"),
                  ),
                no,
              ),
            ),
          ),
          because(
            "no EventRule watches AssumeRole",
            or(
              ...estate
                .ofType("aws:cloudwatch/eventRule:EventRule")
                .map((rule) => matches(rule.at("eventPattern"), /AssumeRole/)),
              no,
            ),
          ),
        ),
    ),
});
