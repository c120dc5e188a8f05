import { resourceRule } from "../../rule.ts";
import { and, not, truth, when } from "../../truth.ts";
import { matches, scalarText, texts, that } from "../../view.ts";

/** A ConfigMap is read when it holds rules. A metric's own name may speak of patients; a label may not. */
export const prometheusLabelsNoPhi = resourceRule({
  id: "prometheus-labels-no-phi",
  title: "Metric labels carry no patient data",
  service: "Managed Prometheus",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Take labels that name a person out of rules; count, do not identify.",
  types: ["aws:amp/ruleGroupNamespace:RuleGroupNamespace", "kubernetes:core/v1:ConfigMap"],
  uses: ["phiLabelNames"],
  check: (subject, { settings }) => {
    const places =
      subject.type === "aws:amp/ruleGroupNamespace:RuleGroupNamespace"
        ? [subject.at("data")]
        : texts(subject.at("data")).filter(
            (view) => view.unknown || /^\s*(- )?(groups|alert|record|expr):/m.test(scalarText(view.value)),
          );
    const label = new RegExp(
      `(?<![\\w:.])(${settings.phiLabelNames.join("|")})(?=\\s*(=~|!=|!~|=|,|\\)|:))|\\$labels\\.(${settings.phiLabelNames.join("|")})(?!\\w)`,
      "i",
    );
    return when(truth(places.length > 0, "data"), "holds no Prometheus rules", () =>
      and(
        ...places.map((view) => not(matches(view, label))),
        ...places.map((view) => that(view, ({ text }) => text !== undefined)),
      ),
    );
  },
});
