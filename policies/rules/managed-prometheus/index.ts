import type { Rule } from "../../rule.ts";
import { prometheusLabelsNoPhi } from "./prometheus-labels-no-phi.ts";
import { prometheusWorkspaceCmk } from "./prometheus-workspace-cmk.ts";

export const managedPrometheusRules: readonly Rule[] = [prometheusLabelsNoPhi, prometheusWorkspaceCmk];
