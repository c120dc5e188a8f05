import type { RuleGroup } from "../rule-groups.ts";

export interface PrometheusRulePlacement {
  readonly namespace: string;
  /** Labels by which the Prometheus operator picks rules up; kube-prometheus-stack looks for `release`. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A `PrometheusRule` object of the Prometheus operator. */
export interface PrometheusRule {
  readonly apiVersion: "monitoring.coreos.com/v1";
  readonly kind: "PrometheusRule";
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
  };
  readonly spec: { readonly groups: readonly RuleGroup[] };
}

/**
 * The rules as one object per group: a change then shows only the group it touches, and no object nears the
 * 1 MiB that etcd and the operator's admission hook accept.
 */
export function prometheusRules(
  groups: readonly RuleGroup[],
  { namespace, labels = {} }: PrometheusRulePlacement,
): readonly PrometheusRule[] {
  return groups.map((group) => ({
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PrometheusRule",
    metadata: {
      name: `wardrail-${group.name}`,
      namespace,
      labels: {
        "app.kubernetes.io/name": "wardrail",
        "app.kubernetes.io/component": "alert-rules",
        ...labels,
      },
    },
    spec: { groups: [group] },
  }));
}
