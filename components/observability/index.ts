// The Pulumi components (alert-rules.ts, alert-routing.ts, metrics-plane.ts) are imported from their own files, so that a check
// starts without loading any provider's SDK.
export { alertsOf, type Catalogue, catalogue } from "./catalogue.ts";
export { type CheckRulesOptions, checkRules } from "./check-rules.ts";
export type { Board } from "./dashboards/board-types.ts";
export { boards } from "./dashboards/boards.ts";
export { explainAlert } from "./explain.ts";
export { exposition, type Sample } from "./export/exposition.ts";
export { seasonSamples } from "./export/season-samples.ts";
export { coverageByRequirement, type RequirementCoverage } from "./reference/coverage.ts";
export { observabilityPage } from "./reference/page.ts";
export { type PrometheusRule, prometheusRules } from "./render/prometheus-rule.ts";
export { prometheusYaml } from "./render/prometheus-yaml.ts";
export { alertmanagerConfig, alertmanagerYaml } from "./routing/alertmanager-config.ts";
export { checkRouting } from "./routing/check-routing.ts";
export { placeholderAddresses } from "./routing/placeholder-addresses.ts";
export type { ChannelAddresses } from "./routing/receivers.ts";
export { type SilenceRequest, silenceProblems } from "./routing/silences.ts";
export { type RuleGroup, type RuleGroupOptions, ruleGroups } from "./rule-groups.ts";
export { type AlertSeverity, type Channel, severityRouting } from "./severities.ts";
export { type RuleTestResult, testRules } from "./test-rules.ts";
