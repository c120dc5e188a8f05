import { expect, test } from "vitest";
import type { ControlResult } from "../../exchange/season.ts";
import { auditReach, auditSentence, computedValues, controlReach } from "./audit-coverage.ts";

const none: ControlResult["counts"] = {
  complies: 0,
  violates: 0,
  "not-applicable": 0,
  unknown: 0,
  waived: 0,
};

test.each<[Partial<ControlResult["counts"]>, ReturnType<typeof controlReach>]>([
  [{ complies: 1, unknown: 3 }, "decided"],
  [{ violates: 1 }, "decided"],
  [{ waived: 1 }, "decided"],
  [{ unknown: 1, "not-applicable": 4 }, "undecided"],
  [{ "not-applicable": 4 }, "not-applicable"],
  [{}, "nothing-to-check"],
])("takes a control with %j for %s", (counts, reach) => {
  expect(controlReach({ counts: { ...none, ...counts } })).toBe(reach);
});

test("counts every control once, so that what was checked and what was not add up", () => {
  const controls = [
    control({ complies: 2 }),
    control({ violates: 1 }, "advisory"),
    control({ violates: 2 }),
    control({ unknown: 2 }),
    control({ "not-applicable": 1 }),
    control({}),
    control({}),
  ];
  expect(Object.values(auditReach(controls)).reduce((sum, count) => sum + count, 0)).toBe(controls.length);
  expect(auditSentence({ controls, findings: [] })).toBe(
    "7 controls: 3 decided, 1 undecided, 1 not applicable, 2 had nothing to check; 2 violated (1 mandatory), 2 unknown, 0 waived",
  );
});

test("says where computed values came from, and nothing when the audit does not", () => {
  expect(computedValues({ computedValues: "synthesised" })?.sentence).toMatch(/rendered offline.*0 unknown/);
  expect(computedValues({ computedValues: "unknown" })?.short).toContain("unknown");
  expect(computedValues({ computedValues: "actual" })?.short).toContain("deployed");
  expect(computedValues({})).toBeUndefined();
});

function control(
  counts: Partial<ControlResult["counts"]>,
  level: ControlResult["level"] = "mandatory",
): ControlResult {
  return {
    control: "any",
    title: "Any",
    service: "S3",
    severity: "high",
    level,
    hipaa: [],
    fix: "",
    counts: { ...none, ...counts },
  };
}
