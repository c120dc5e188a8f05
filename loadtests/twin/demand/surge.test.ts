import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Scenario, scenarios, schedulingServices } from "../../../components/surge/index.ts";
import { defaultSettings } from "../assumptions.ts";
import { rateAt, regionDemand, runSeconds, type SurgePlan } from "./surge.ts";

function scenario(id: string): Scenario {
  const found = scenarios.find((candidate) => candidate.id === id);
  if (found === undefined) throw new RangeError(id);
  return found;
}

function plan(id: string, changes: Partial<SurgePlan> = {}): SurgePlan {
  return {
    scenario: scenario(id),
    base: "platform",
    settings: defaultSettings,
    weights: { primary: 0.6, secondary: 0.4 },
    ...changes,
  };
}

function total(
  of: SurgePlan,
  role: "primary" | "secondary",
  t: number,
): { normal: number; emergency: number } {
  const demand = regionDemand(of, role, schedulingServices);
  return schedulingServices
    .map((_, index) => rateAt(demand.segment(index, t), t))
    .reduce((sum, rate) => ({ normal: sum.normal + rate.normal, emergency: sum.emergency + rate.emergency }));
}

const emergencyAtOne = (2.5 / 3600) * 0.857143 * 60;

describe("demand", () => {
  it("is the weekday peak times the multiplier in the hours when patients and providers both peak", () => {
    const disaster = plan("natural-disaster");
    expect(total(disaster, "primary", 0).normal).toBeCloseTo(200 * 50 * 0.6, 6);
    expect(total(disaster, "secondary", 0).normal).toBeCloseTo(200 * 50 * 0.4, 6);
    expect(total(disaster, "primary", -1).normal).toBeCloseTo(200 * 0.6, 6);
  });

  it("leaves platform load alone in the emergency-class reading", () => {
    const disaster = plan("natural-disaster", { base: "emergency-class" });
    expect(total(disaster, "primary", 0).normal).toBeCloseTo(200 * 0.6, 6);
    expect(total(disaster, "primary", 0).emergency).toBeCloseTo(emergencyAtOne * 50 * 0.6, 6);
  });

  it("reaches the affected regions only", () => {
    const casualty = plan("mass-casualty");
    expect(total(casualty, "primary", 0).normal).toBeCloseTo(12_000, 6);
    expect(total(casualty, "secondary", 0).normal).toBeCloseTo(80, 6);
  });

  it("applies a season of the emergency class to emergencies in both readings", () => {
    for (const base of ["platform", "emergency-class"] as const) {
      const rate = total(plan("season-winter", { base }), "primary", 0);
      expect(rate.normal).toBeCloseTo(120, 6);
      expect(rate.emergency).toBeCloseTo(emergencyAtOne * 1.4 * 0.6, 9);
    }
  });

  it("follows the hours of each service", () => {
    const demand = regionDemand(plan("baseline-weekday"), "primary", ["booking"]);
    // 16:00 is ordinary for patients (0.6) and providers (0.5); booking follows patients to 70 %.
    expect(demand.segment(0, 3 * 3600).normal).toBeCloseTo(200 * 0.6 * 0.45 * (0.7 * 0.6 + 0.3 * 0.5), 9);
  });

  it("fades linearly over a tenth of the duration", () => {
    const end = 12 * 3600;
    const attack = plan("cyber-attack-recovery");
    const level = (t: number) =>
      total(attack, "primary", t).normal / total(plan("baseline-weekday"), "primary", t).normal;
    expect(level(end - 1)).toBeCloseTo(200, 6);
    expect(level(end + 2160)).toBeCloseTo(100.5, 1);
    expect(level(end + 4320)).toBeCloseTo(1, 6);
    expect(runSeconds(attack)).toBe(end + 4320 + 3600);
  });

  it("rests on weekends", () => {
    const pandemic = plan("pandemic-outbreak");
    const days = 86_400;
    expect(total(pandemic, "primary", 5 * days).normal / total(pandemic, "primary", 0).normal).toBeCloseTo(
      0.3,
      9,
    );
    expect(total(pandemic, "primary", 7 * days).normal).toBeCloseTo(total(pandemic, "primary", 0).normal, 9);
  });

  it("rises over the ramp when one is set", () => {
    const ramped = plan("natural-disaster", { settings: { ...defaultSettings, rampSeconds: 100 } });
    expect(total(ramped, "primary", 50).normal).toBeCloseTo(120 * 25.5, 6);
    expect(total(ramped, "primary", 100).normal).toBeCloseTo(120 * 50, 6);
  });

  it("is linear between the breaks it names", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...scenarios.map(({ id }) => id)),
        fc.integer({ min: -60, max: 9_000_000 }),
        fc.constantFrom(0, 900),
        (id, t, rampSeconds) => {
          const of = plan(id, { settings: { ...defaultSettings, rampSeconds } });
          const demand = regionDemand(of, "primary", schedulingServices);
          const segment = demand.segment(0, t);
          const until = demand.nextBreak(t);
          expect(until).toBeGreaterThan(t);
          const last = Math.min(until - 1, t + 5000);
          const fresh = regionDemand(of, "primary", schedulingServices);
          // Asked afresh at the last second, the demand is what the line from `t` says.
          const { normal } = rateAt(fresh.segment(0, last), last);
          expect(rateAt(segment, last).normal).toBeCloseTo(normal, 6);
        },
      ),
    );
  });
});
