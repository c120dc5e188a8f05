import { describe, expect, it } from "vitest";
import type { AuditResult, EstateResult } from "../../../exchange/season.ts";
import { metrics } from "../metrics/index.ts";
import { exposition } from "./exposition.ts";
import { declaredTargets, seasonSamples } from "./season-samples.ts";
import { knownLabelValues, type PrometheusClient, serviceMetrics } from "./service-metrics.ts";

describe("the text format", () => {
  it("groups samples by metric, with help and type, labels in order and escaped", () => {
    const { text, problems } = exposition(metrics, [
      { metric: "wardrail_cost_daily_usd", labels: { account: 'a"b\\c\nd' }, value: 12.5 },
      {
        metric: "wardrail_quota_usage_ratio",
        labels: { region: "us-east-1", quota: "q" },
        value: Number.POSITIVE_INFINITY,
      },
    ]);
    expect(problems).toEqual([]);
    expect(text).toBe(
      [
        "# HELP wardrail_quota_usage_ratio Use of a cloud account quota",
        "# TYPE wardrail_quota_usage_ratio gauge",
        'wardrail_quota_usage_ratio{quota="q",region="us-east-1"} +Inf',
        "# HELP wardrail_cost_daily_usd Cost of the last full day",
        "# TYPE wardrail_cost_daily_usd gauge",
        'wardrail_cost_daily_usd{account="a\\"b\\\\c\\nd"} 12.5',
        "",
      ].join("\n"),
    );
  });

  it("leaves out and names samples that no rule could read", () => {
    const { text, problems } = exposition(metrics, [
      { metric: "wardrail_nothing", labels: {}, value: 1 },
      { metric: "wardrail_cost_daily_usd", labels: { acount: "prod" }, value: 1 },
    ]);
    expect(text).toBe("");
    expect(problems.map(({ path }) => path)).toEqual(["wardrail_nothing", "wardrail_cost_daily_usd"]);
  });
});

describe("what the toolkit knows of a season", () => {
  const estate = { state: "done", result: { environment: "prod" } as EstateResult } as const;
  const audit = {
    pack: { name: "hipaa" },
    controls: [
      { control: "s3-own-key", level: "mandatory" },
      { control: "sqs-own-key", level: "advisory" },
    ],
    findings: [
      { control: "s3-own-key", stack: "data-prod", outcome: "violates" },
      { control: "s3-own-key", stack: "data-prod", outcome: "waived" },
      { control: "sqs-own-key", stack: "data-prod", outcome: "unknown" },
    ],
  } as unknown as AuditResult;

  it("can all be read by the rules", () => {
    expect(
      exposition(metrics, seasonSamples({ estate, audit: { state: "done", result: audit } })).problems,
    ).toEqual([]);
  });

  it("counts violations, and neither waived nor unknown ones", () => {
    const samples = seasonSamples({ estate, audit: { state: "done", result: audit } });
    const violations = samples.filter(({ metric }) => metric === "wardrail_policy_violations");
    expect(violations.map(({ labels, value }) => [labels["policy"], labels["enforcement"], value])).toEqual([
      ["s3-own-key", "mandatory", 1],
      ["sqs-own-key", "advisory", 0],
    ]);
  });

  it("says nothing of an audit that did not run", () => {
    expect(seasonSamples({ estate, audit: { state: "skipped", reason: "no pack" } })).toEqual(
      declaredTargets(),
    );
  });

  it("holds the four reserves and the four limits of the declaration", () => {
    expect(declaredTargets().map(({ labels, value }) => [Object.values(labels)[0], value])).toEqual([
      ["compute", 0.25],
      ["database", 0.5],
      ["storage", 0.1],
      ["network", 1 / 3],
      ["natural-disaster", 300],
      ["pandemic-outbreak", 1800],
      ["mass-casualty", 180],
      ["cyber-attack-recovery", 60],
    ]);
  });
});

describe("the services' metrics", () => {
  const made: {
    readonly name: string;
    readonly labelNames: string[];
    readonly buckets?: number[];
    readonly started: Record<string, string>[];
  }[] = [];
  class Instrument {
    readonly started: Record<string, string>[] = [];
    constructor(options: {
      readonly name: string;
      readonly labelNames: string[];
      readonly buckets?: number[];
    }) {
      made.push({ ...options, started: this.started });
    }
    inc(labels: Record<string, string>) {
      this.started.push(labels);
    }
    set() {}
    observe() {}
  }
  const client: PrometheusClient = { Counter: Instrument, Gauge: Instrument, Histogram: Instrument };
  const instruments = serviceMetrics(client, { service: "booking", region: "us-east-1" });

  it("have the names, labels and buckets the alerts read", () => {
    const declared = metrics.filter(({ exporter }) => exporter === "app");
    expect(Object.keys(instruments)).toEqual(declared.map(({ name }) => name));
    expect(
      made.find(({ name }) => name === "scheduling_emergency_alert_response_seconds")?.buckets,
    ).toContain(2);
  });

  it("start at 0 where the first event matters", () => {
    const started = made.find(({ name }) => name === "scheduling_double_bookings_total")?.started;
    expect(started).toEqual(
      ["doctor", "room", "device"].map((resource_type) => ({ resource_type, region: "us-east-1" })),
    );
    expect(made.find(({ name }) => name === "scheduling_unauthorized_phi_access_total")?.started).toEqual([
      { service: "booking", region: "us-east-1" },
    ]);
  });

  it("know values only of labels that exist", () => {
    for (const [name, labels] of Object.entries(knownLabelValues)) {
      const declared: readonly string[] = metrics.find((metric) => metric.name === name)?.labels ?? [];
      expect(declared).toEqual(expect.arrayContaining(Object.keys(labels)));
    }
  });
});
