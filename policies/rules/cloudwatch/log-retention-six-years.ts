import { holdsPhi, isAuditStore } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, or, when } from "../../truth.ts";
import { atLeast, is, isAbsent } from "../../view.ts";

/** Kept for ever counts when a subscription carries the log out of the account's reach; 2192 is the first value CloudWatch offers at six years. */
export const logRetentionSixYears = stackRule({
  id: "log-retention-six-years",
  title: "Audit logs stay six years",
  service: "CloudWatch",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.316(b)(2)(i)", "164.312(b)"],
  hitrust: ["06.c"],
  nist: ["AU-11", "SI-12"],
  fix: "Set retentionInDays to 2192, or keep for ever with an export to a locked bucket.",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  uses: ["recordRetentionDays"],
  check: (group, { estate, settings }) =>
    when(or(isAuditStore(group), holdsPhi(group)), "neither audit nor PHI", () => {
      const days = group.at("retentionInDays");
      const forEver = or(isAbsent(days), is(days, 0));
      return or(
        atLeast(days, settings.recordRetentionDays),
        and(
          forEver,
          estate.some("aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", "logGroup", group),
        ),
      );
    }),
});
