import { alarmedFilter } from "../../matchers/metric-filter.ts";
import { stackRule } from "../../rule.ts";

/** The filter is judged where there is one; its absence only in an account-baseline stack. */
export const cwMetricFilterAuthFailures = stackRule({
  id: "cw-metric-filter-auth-failures",
  title: "Failed sign-ins raise an alarm",
  service: "CloudWatch",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(1)(ii)(D)", "164.308(a)(6)(ii)", "164.312(b)"],
  hitrust: ["09.ab"],
  nist: ["AU-6", "SI-4", "IR-4"],
  fix: "Add a MetricAlarm on the metric of a console sign-in failure filter.",
  types: ["aws:cloudwatch/logMetricFilter:LogMetricFilter", "pulumi:pulumi:Stack"],
  uses: ["baselineStacks", "baselineOwnedElsewhere"],
  check: (subject, context) =>
    alarmedFilter(subject, context, [
      /ConsoleLogin[\s\S]*Failed authentication|Failed authentication[\s\S]*ConsoleLogin|ConsoleLogin[\s\S]*Failure/i,
    ]),
});
