import { baselineHolds, STACK } from "../../matchers/baseline.ts";
import { stackRule } from "../../rule.ts";
import { because, truth } from "../../truth.ts";
import { notFalse } from "../../view.ts";

/** The account resource complies by being there. */
export const securityhubEnabled = stackRule({
  id: "securityhub-enabled",
  title: "Findings are aggregated",
  service: "Security Hub",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(1)(ii)(D)", "164.308(a)(6)(ii)", "164.312(b)"],
  hitrust: ["09.ab"],
  nist: ["AU-6", "SI-4", "IR-4"],
  fix: "Add aws.securityhub.Account to the baseline stack.",
  types: ["aws:securityhub/account:Account", "pulumi:pulumi:Stack"],
  uses: ["baselineStacks", "baselineOwnedElsewhere"],
  check: (subject, context) =>
    subject.type === STACK
      ? baselineHolds(subject, context, () =>
          because(
            "no Security Hub Account",
            truth(context.estate.ofType("aws:securityhub/account:Account").length > 0, ""),
          ),
        )
      : notFalse(subject.at("enableDefaultStandards")),
});
