import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Scenario, scenarios } from "../../../components/surge/index.ts";
import { defaultSettings, type TwinSettings } from "../assumptions.ts";
import { type EstateReading, readEstate } from "../estate/read-estate.ts";
import { fixtureEstate } from "../fixture/estate.ts";
import { createHpa } from "../hpa/controller.ts";
import { serveSecond } from "../queue/fluid.ts";
import { runScenario } from "./scenario.ts";

const attack = scenarios.find(({ id }) => id === "cyber-attack-recovery");
if (attack === undefined) throw new RangeError("the scenario is declared");

const policy = fc.record({
  type: fc.constantFrom("Pods", "Percent"),
  value: fc.integer({ min: 1, max: 900 }),
  periodSeconds: fc.constantFrom(15, 30, 60),
});
const services = fc
  .record({
    min: fc.integer({ min: 1, max: 20 }),
    extra: fc.integer({ min: 0, max: 300 }),
    metrics: fc.constantFrom("rate", "cpu", "both"),
    target: fc.integer({ min: 20, max: 90 }),
    policies: fc.option(fc.array(policy, { minLength: 1, maxLength: 2 }), { nil: undefined }),
  })
  .map(({ min, extra, metrics, target, policies }) => ({
    min,
    max: min + extra,
    metrics,
    targetRequestsPerSecond: target,
    targetCpuPercent: target,
    ...(policies === undefined ? {} : { behavior: { scaleUp: { policies } } }),
  }));

function run(estate: EstateReading, multiplier: number, settings: TwinSettings = defaultSettings) {
  const scenario: Scenario = {
    ...(attack as Scenario),
    multiplier: { value: multiplier, source: "assumption" },
    durationHours: { value: 1, source: "assumption" },
  };
  return runScenario({
    estate,
    scenario: { ...scenario, id: "cyber-attack-recovery" },
    base: "platform",
    settings,
    stepping: "closed-form",
  });
}

const timeToCapacityOf = (of: ReturnType<typeof run>): number =>
  Math.max(
    ...of.regions.flatMap((region) =>
      region.services.map(({ stats }) => stats.timeToCapacity ?? Number.POSITIVE_INFINITY),
    ),
  );

describe("what holds in every run", () => {
  it("conserves requests each second: served, shed and change of backlog are the arrivals", () => {
    const amount = fc.double({ min: 0, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, amount, amount, (normal, emergency, capacity, waiting, urgent) => {
        const backlog = { normal: waiting, emergency: urgent };
        const served = serveSecond(backlog, normal, emergency, capacity, 2, 5);
        const out = served.normal + served.emergency + served.shedNormal + served.shedEmergency;
        const change = backlog.normal + backlog.emergency - waiting - urgent;
        expect(Math.abs(out + change - normal - emergency)).toBeLessThanOrEqual(1e-6);
        expect(served.normal + served.emergency).toBeLessThanOrEqual(capacity + 1e-6);
        for (const value of [...Object.values(served), ...Object.values(backlog)])
          expect(value).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("never goes below minimum or above maximum replicas, and never has more ready pods than wanted ones", () => {
    fc.assert(
      fc.property(services, fc.integer({ min: 1, max: 200 }), (every, multiplier) => {
        const { regions } = run(readEstate(fixtureEstate({ every })), multiplier);
        for (const { services: runs, samples } of regions) {
          for (const { stats, replicas } of runs) {
            expect(stats.peakReplicas).toBeLessThanOrEqual(every.max);
            expect(replicas).toBeGreaterThanOrEqual(every.min);
            expect(stats.shed).toBeLessThanOrEqual(stats.offered);
          }
          for (const sample of samples)
            expect(sample.readyReplicas).toBeLessThanOrEqual(sample.wantedReplicas);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("never reaches a larger surge sooner by autoscaling alone", () => {
    // The emergency procedure may: a larger surge crosses its triggers earlier.
    const settings = { ...defaultSettings, runProcedures: 0 };
    fc.assert(
      fc.property(services, fc.integer({ min: 2, max: 100 }), (every, multiplier) => {
        const estate = readEstate(fixtureEstate({ every }));
        expect(timeToCapacityOf(run(estate, 2 * multiplier, settings))).toBeGreaterThanOrEqual(
          timeToCapacityOf(run(estate, multiplier, settings)),
        );
      }),
      { numRuns: 25 },
    );
  });

  it("changes nothing while no metric answers", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 50 }),
        fc.array(fc.integer({ min: 1, max: 4000 })),
        (replicas, gaps) => {
          const hpa = createHpa({
            minReplicas: 1,
            maxReplicas: 100,
            metrics: [{ kind: "resource", resource: "cpu", target: { kind: "utilization", percent: 50 } }],
          });
          let now = 0;
          for (const gap of gaps) {
            now += gap;
            const seen = {
              nowSeconds: now,
              specReplicas: replicas,
              statusReplicas: replicas,
              podsFor: () => [],
              valueMilliFor: () => null,
            };
            expect(hpa.reconcile(seen).replicas).toBe(replicas);
          }
        },
      ),
    );
  });

  it("gives the same bytes in another process", () => {
    const program = `
      import { forecastSeason } from ${JSON.stringify(fileURLToPath(new URL("./season.ts", import.meta.url)))};
      import { fixtureEstate } from ${JSON.stringify(fileURLToPath(new URL("../fixture/estate.ts", import.meta.url)))};
      import { createHash } from "node:crypto";
      const text = JSON.stringify(forecastSeason(fixtureEstate(), { scenario: "mass-casualty" }));
      console.log(createHash("sha256").update(text).digest("hex"));`;
    const hash = () =>
      execFileSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" }).trim();
    expect(hash()).toBe(hash());
  });
});
