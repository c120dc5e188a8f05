import { stringify } from "yaml";
import type { RuleGroup } from "../rule-groups.ts";

/**
 * The rules as a plain Prometheus rule file, which self-hosted Prometheus, promtool and Amazon Managed Prometheus
 * read alike.
 *
 * @example
 * writeFileSync("rules.yaml", prometheusYaml(ruleGroups(catalogue)));
 */
export function prometheusYaml(groups: readonly RuleGroup[]): string {
  return stringify({ groups }, { lineWidth: 0, aliasDuplicateObjects: false });
}
