import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { catalogue } from "../catalogue.ts";
import { ruleGroups } from "../rule-groups.ts";
import { prometheusRules } from "./prometheus-rule.ts";
import { prometheusYaml } from "./prometheus-yaml.ts";

const groups = ruleGroups(catalogue, { runbookBaseUrl: "https://runbooks.example.org/" });

describe("the rule file", () => {
  it("carries EmergencyResponseSlow as people and other systems know it", () => {
    const read = parse(prometheusYaml(groups)) as {
      groups: { name: string; rules: Record<string, unknown>[] }[];
    };
    const emergency = read.groups.find(({ name }) => name === "emergency");
    expect(emergency?.rules.find(({ alert }) => alert === "EmergencyResponseSlow")).toEqual({
      alert: "EmergencyResponseSlow",
      expr: "region:scheduling_emergency_alert_response_seconds:p95_5m > 2",
      for: "1m",
      labels: {
        severity: "critical",
        component: "emergency",
        alert_type: "EmergencyResponseSlow",
        impact_class: "patient_safety",
        patient_safety: "true",
      },
      annotations: {
        summary: "Emergency response p95 {{ $value | humanizeDuration }} in {{ $labels.region }}",
        impact: "Responders learn of an emergency late",
        action:
          "Check emergency system load; Verify emergency database connections; Scale emergency capacity",
        runbook_url: "https://runbooks.example.org/emergency-response-slow.md",
      },
    });
  });

  it("says the same as the objects for the Prometheus operator", () => {
    const objects = prometheusRules(groups, { namespace: "monitoring" });
    expect(objects.flatMap(({ spec }) => spec.groups)).toEqual(groups);
    expect(new Set(objects.map(({ metadata }) => metadata.name)).size).toBe(objects.length);
    for (const { metadata } of objects) expect(metadata.name).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
  });

  it("records a series before the alerts of its group that read it", () => {
    const known = new Set(catalogue.recordingRules.map(({ record }) => record));
    for (const { rules } of groups) {
      const places = new Map(
        rules.flatMap((rule, index) =>
          "record" in rule && known.has(rule.record) ? [[rule.record, index] as const] : [],
        ),
      );
      for (const [index, rule] of rules.entries())
        for (const [record, place] of places)
          if ("alert" in rule && rule.expr.includes(record)) expect(place).toBeLessThan(index);
    }
  });
});
