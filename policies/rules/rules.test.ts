import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../../exchange/season.ts";
import { type Case, type RuleCases, stackOf } from "../cases/case.ts";
import { allCases } from "../cases/index.ts";
import { CRITICAL_CONTROLS } from "../critical-controls.ts";
import { judge, type Rule } from "../rule.ts";
import { defaultSettings, type Settings } from "../settings.ts";
import { rules } from "./index.ts";

const KINDS: readonly (readonly [
  Exclude<keyof RuleCases, "settings" | "settingsOf" | "cannotComply">,
  Outcome,
])[] = [
  ["complies", "complies"],
  ["violates", "violates"],
  ["lookAlike", "violates"],
  ["notApplicable", "not-applicable"],
  ["unknown", "unknown"],
];

function verdictOn(rule: Rule, given: Case, settings: Settings = defaultSettings) {
  const estate = stackOf(rule, given);
  const [subject] = estate.resources;
  if (subject === undefined) throw new Error(`${rule.id}: a case without a resource`);
  return judge(rule, subject, { settings, estate });
}

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const cases = allCases[id];
  const tested: Settings = { ...defaultSettings, today: "2026-09-01", ...cases?.settings };
  it("has a case of every kind", () => {
    for (const [kind] of KINDS) {
      if (kind === "complies" && cases?.cannotComply !== undefined) continue;
      expect(cases?.[kind].length, `${id} lacks a case: ${kind}`).toBeGreaterThan(0);
    }
  });

  it.each(KINDS)("%s", (kind, outcome) => {
    for (const [index, given] of (cases?.[kind] ?? []).entries()) {
      const verdict = verdictOn(rule, given, { ...tested, ...cases?.settingsOf?.(kind, index) });
      expect(verdict.outcome, `${id} ${kind}[${index}]: ${JSON.stringify(verdict)}`).toBe(outcome);
    }
  });

  it("reads only the settings it declares", () => {
    const read = new Set<string>();
    const watched = new Proxy(tested, {
      get(target, key) {
        read.add(String(key));
        return Reflect.get(target, key);
      },
    });
    for (const [kind] of KINDS) for (const given of cases?.[kind] ?? []) verdictOn(rule, given, watched);
    expect([...read].filter((key) => !(rule.uses as readonly string[]).includes(key))).toEqual([]);
  });
});

describe("the catalogue", () => {
  it("lists every rule file, each under its control's id", () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
      .filter((file) => /[\\/].*\.ts$/.test(file) && !/(index|cases|\.test)\.ts$/.test(file))
      .map((file) => file.replace(/^.*[\\/]/, "").replace(/\.ts$/, ""));
    expect(rules.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  });

  it("has no case of a control that does not exist", () => {
    const known = new Set(rules.map(({ id }) => id));
    expect(Object.keys(allCases).filter((id) => !known.has(id))).toEqual([]);
  });
});

it("knows which controls are critical", () => {
  expect([...CRITICAL_CONTROLS].toSorted()).toEqual(
    rules
      .filter(({ severity }) => severity === "critical")
      .map(({ id }) => id)
      .toSorted(),
  );
});
