import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { catalogue } from "./catalogue.ts";
import { prometheusRules } from "./render/prometheus-rule.ts";
import { type RuleGroupOptions, ruleGroups } from "./rule-groups.ts";

export interface AlertRulesArgs extends RuleGroupOptions {
  /** Namespace the Prometheus operator watches. Default: `monitoring`. */
  readonly namespace?: string;
  /** Labels of the operator's `ruleSelector`. Default: none. */
  readonly selectorLabels?: Readonly<Record<string, string>>;
}

/**
 * Deploys every alert, recording rule and SLO as `PrometheusRule` objects. The custom resource definition of the
 * Prometheus operator must be in the cluster.
 *
 * @example
 * new AlertRules("alerts", { runbookBaseUrl: "https://runbooks.example.org" }, { provider: cluster });
 */
export class AlertRules extends pulumi.ComponentResource {
  /** How many rules of each kind were rendered. */
  readonly ruleCount: pulumi.Output<number>;
  /** Inner resources, for the rare case; no promise is made about them. */
  readonly nodes: { readonly rules: readonly k8s.apiextensions.CustomResource[] };

  constructor(name: string, args: AlertRulesArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("wardrail:observability:AlertRules", name, {}, opts);
    const groups = ruleGroups(catalogue, args);
    const objects = prometheusRules(groups, {
      namespace: args.namespace ?? "monitoring",
      labels: args.selectorLabels ?? {},
    });
    const rules = objects.map(
      (object) =>
        new k8s.apiextensions.CustomResource(
          `${name}-${object.metadata.name}`,
          { apiVersion: object.apiVersion, kind: object.kind, metadata: object.metadata, spec: object.spec },
          { parent: this },
        ),
    );
    this.nodes = { rules };
    this.ruleCount = pulumi.output(groups.reduce((sum, group) => sum + group.rules.length, 0));
    this.registerOutputs({ ruleCount: this.ruleCount });
  }
}
