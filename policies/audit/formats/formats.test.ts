import { describe, expect, it } from "vitest";
import {
  type PropertyMap,
  type PropertyValue,
  type ResourceGraph,
  secretOf,
} from "../../../exchange/resource-graph.ts";
import { stackOf } from "../../cases/case.ts";
import { allCases } from "../../cases/index.ts";
import { rules } from "../../rules/index.ts";
import { auditGraphs } from "../audit.ts";
import { makeReport } from "../report.ts";
import { auditFormats } from "./index.ts";

/** Puts a marker of its own into every text, key and name of a case. */
function planted(value: PropertyValue, next: () => string): PropertyValue {
  if (typeof value === "string") return secretOf(`${value}${next()}`);
  if (Array.isArray(value)) return value.map((item: PropertyValue) => planted(item, next));
  if (typeof value !== "object" || value === null) return value;
  return {
    ...Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, planted(item as PropertyValue, next)]),
    ),
    [next()]: next(),
  };
}

const markers: string[] = [];
const SHAPES = [
  (n: number) => ` hunter2-${String(n).padStart(6, "0")}`,
  (n: number) => ` AKIA${String(n).padStart(16, "7")}`,
  (n: number) => ` mrn-9${String(n).padStart(7, "0")}`,
  (n: number) => ` person${n}@example.org`,
];
const next = () => {
  const marker = (SHAPES[markers.length % SHAPES.length] ?? SHAPES[0])?.(markers.length) ?? "";
  markers.push(marker.trim());
  return marker;
};

const graphs = ["first", "second", "third"].flatMap((pass) =>
  rules.flatMap((rule) => {
    const cases = allCases[rule.id];
    return [...(cases?.violates ?? []), ...(cases?.lookAlike ?? []), ...(cases?.complies ?? [])].map(
      (given, index): ResourceGraph => ({
        schema: "wardrail.graph/1",
        source: { kind: "stack-export", from: "planted", computedValues: "actual" },
        project: "p",
        stack: `${rule.id}-${pass}-${index}`,
        outputs: {},
        resources: stackOf(rule, given).resources.map(({ urn, type, name, properties }) => ({
          urn,
          type,
          name,
          custom: true,
          inputs: planted(properties.value as PropertyMap, next) as PropertyMap,
          outputs: {},
          dependencies: [],
          propertyDependencies: {},
          protect: false,
          retainOnDelete: false,
        })),
      }),
    );
  }),
);

const result = await auditGraphs(graphs, { evaluatedBy: "in-process", settings: { today: "2026-09-01" } });
const report = makeReport({ result, madeAt: "2026-09-01T00:00:00Z" });

describe("reports", () => {
  it("show none of 10,000 planted secrets and identifiers, in any format", () => {
    expect(markers.length).toBeGreaterThan(10_000);
    expect(result.findings.length).toBeGreaterThan(1000);
    const patterns = [/hunter2-\d/, /AKIA\d/, /mrn-9\d/, /person\d/];
    for (const [format, render] of Object.entries(auditFormats)) {
      const rendered = render(report);
      expect(
        patterns.filter((pattern) => pattern.test(rendered)),
        format,
      ).toEqual([]);
    }
  });

  it("list every control, also those that found nothing", () => {
    for (const format of ["html", "csv", "json", "sarif"] as const) {
      const rendered = auditFormats[format](report);
      expect(
        rules.filter(({ id }) => !rendered.includes(id)).map(({ id }) => id),
        format,
      ).toEqual([]);
    }
  });

  it("are equal for equal input", () => {
    for (const render of Object.values(auditFormats)) expect(render(report)).toBe(render(report));
  });

  it("escape what could be markup or a formula", () => {
    const hostile = {
      control: "sns-kms",
      severity: "high",
      level: "mandatory",
      stack: "s",
      urn: "=<script>alert(1)</script>|",
      outcome: "violates",
      message: "m",
    } as const;
    const bad = { ...report, result: { ...result, findings: [hostile] } };
    expect(auditFormats.html(bad)).not.toContain("<script>");
    expect(auditFormats.csv(bad)).toContain(`"'=<script>`);
  });

  it("give SARIF a rule, a fingerprint and a location for every result", () => {
    const { runs } = JSON.parse(auditFormats.sarif(report)) as {
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: {
          ruleId: string;
          ruleIndex: number;
          partialFingerprints: object;
          kind: string;
          level: string;
        }[];
      }[];
    };
    const [run] = runs;
    for (const { ruleId, ruleIndex, partialFingerprints, kind, level } of run?.results ?? []) {
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(Object.keys(partialFingerprints)).toHaveLength(1);
      expect(kind === "fail" ? level !== "none" : level === "none").toBe(true);
    }
    expect(run?.tool.driver.rules).toHaveLength(rules.length);
  });
});
