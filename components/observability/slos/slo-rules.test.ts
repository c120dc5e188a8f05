import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAlert } from "../rule-groups.ts";
import { burnRates } from "./burn-rates.ts";
import { serviceLevelObjectives } from "./objectives.ts";
import { sloProblems } from "./slo-problems.ts";
import { burnLimit, sloRuleGroups } from "./slo-rules.ts";
import type { ServiceTier } from "./slo-types.ts";

const rulesOf = (name: string, tier: ServiceTier = "leadership") =>
  sloRuleGroups(serviceLevelObjectives, tier, "runbooks")
    .filter((group) => group.name === `slo-${name}` || group.name === `slo-${name}-slow`)
    .flatMap((group) => group.rules);

const alertsOf = (name: string, tier?: ServiceTier) => rulesOf(name, tier).filter(isAlert);

describe("burn-rate alerts", () => {
  it("page at 14.4, 6, 3 and 1 times the budget, each over a long and a short window", () => {
    expect(
      alertsOf("availability-availability").map(({ labels, expr }) => [
        labels["burn"],
        labels["severity"],
        expr,
      ]),
    ).toEqual([
      [
        "fast",
        "critical",
        expect.stringMatching(
          /rate1h\{.*\} > 0\.0144 and .*rate5m\{.*\} > 0\.0144 and .*increase1h\{.*\} >= 1000/,
        ),
      ],
      [
        "medium",
        "high",
        expect.stringMatching(/rate6h\{.*\} > 0\.006 and .*rate30m\{.*\} > 0\.006 and .*increase6h/),
      ],
      [
        "slow",
        "medium",
        expect.stringMatching(/rate1d\{.*\} > 0\.003 and .*rate2h\{.*\} > 0\.003 and .*increase1d/),
      ],
      [
        "trickle",
        "low",
        expect.stringMatching(/rate3d\{.*\} > 0\.001 and .*rate6h\{.*\} > 0\.001 and .*increase3d/),
      ],
    ]);
  });

  it("are one level graver where patients' safety is the promise", () => {
    const severities = alertsOf("booking-availability").map(({ labels }) => labels["severity"]);
    expect(severities).toEqual(["emergency", "critical", "high", "medium"]);
  });

  it("need no events where the prober itself sends them", () => {
    expect(alertsOf("emergency-availability").every(({ expr }) => !expr.includes("slo:events"))).toBe(true);
  });

  it("promise less in the pilot than in the leadership tier", () => {
    const limitOf = (tier: ServiceTier) =>
      /> ([\d.]+) and/.exec(alertsOf("booking-availability", tier)[0]?.expr ?? "")?.[1];
    expect([limitOf("pilot"), limitOf("foundation"), limitOf("leadership")]).toEqual([
      "0.144",
      "0.0144",
      "0.00144",
    ]);
  });

  it("count a service that only ever failed as failing, although its good series never appeared", () => {
    const ratio = rulesOf("booking-availability").find(
      (rule) => !isAlert(rule) && rule.record.endsWith("rate5m"),
    );
    expect(ratio?.expr).toMatch(/^1 - \(\(sum\(.*\)\) or 0 \* \(sum\(.*\)\)\) \/ \(sum\(.*\)\)$/);
  });
});

describe("an objective", () => {
  const slo = serviceLevelObjectives[0];

  it("is refused exactly when its fastest burn could never be seen", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (objective) => {
        const refused = sloProblems([{ ...slo, tiers: {}, objective }]).length > 0;
        const fastest = burnLimit(objective, burnRates[0]);
        expect(refused).toBe(objective <= 0 || objective >= 1 || fastest >= 1);
      }),
    );
  });

  it("is refused in any of its tiers", () => {
    expect(sloProblems([{ ...slo, tiers: { pilot: 1 } }])).toEqual([
      expect.objectContaining({ path: "tiers.pilot" }),
    ]);
  });

  it("is refused without a window in its queries", () => {
    expect(sloProblems([{ ...slo, good: "sum(up)" }])).toEqual([expect.objectContaining({ path: "good" })]);
  });
});
