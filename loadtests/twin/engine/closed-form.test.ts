import { expect, it } from "vitest";
import { type MultiplierBase, scenarios } from "../../../components/surge/index.ts";
import { defaultSettings } from "../assumptions.ts";
import { readEstate } from "../estate/read-estate.ts";
import { type FixtureOptions, fixtureEstate } from "../fixture/estate.ts";
import { runScenario, type ScenarioRun } from "../forecast/scenario.ts";

const slow = {
  scaleDown: {
    stabilizationWindowSeconds: 600,
    selectPolicy: "Min",
    policies: [{ type: "Percent", value: 10, periodSeconds: 60 }],
  },
};
const fast = { scaleUp: { policies: [{ type: "Percent", value: 900, periodSeconds: 15 }] } };
const estates: Readonly<Record<string, FixtureOptions>> = {
  "without behavior": { every: { min: 5, max: 300 } },
  "with a slow scale-down": { every: { min: 5, max: 300, behavior: { ...fast, ...slow } } },
  "saturated by its maximum": { every: { min: 3, max: 12, behavior: fast } },
  "on CPU alone": { every: { min: 3, max: 400, metrics: "cpu", behavior: fast } },
};
const cases: readonly (readonly [string, MultiplierBase])[] = [
  ["baseline-weekday", "platform"],
  ["weekend", "platform"],
  ["mass-casualty", "platform"],
  ["cyber-attack-recovery", "platform"],
  ["cyber-attack-recovery", "emergency-class"],
];

function run(
  id: string,
  base: MultiplierBase,
  options: FixtureOptions,
  stepping: "closed-form" | "every-second",
): ScenarioRun {
  const scenario = scenarios.find((candidate) => candidate.id === id);
  if (scenario === undefined) throw new RangeError(id);
  return runScenario({
    estate: readEstate(fixtureEstate(options)),
    scenario,
    base,
    settings: defaultSettings,
    stepping,
  });
}

/** What must be equal to the last digit: everything that is counted or decided. */
function decided({ regions }: ScenarioRun): unknown {
  return regions.map(({ services, samples, peakNodes, nodeSeconds, procedure }) => ({
    peakNodes,
    nodeSeconds,
    procedure,
    services: services.map(({ stats }) => ({
      time: stats.timeToCapacity,
      headroom: stats.timeToHeadroom,
      lost: stats.lost,
      peakReplicas: stats.peakReplicas,
      podSeconds: stats.podSeconds,
      seconds: stats.seconds,
    })),
    samples: samples.map(({ t, readyReplicas, wantedReplicas, nodes }) => [
      t,
      readyReplicas,
      wantedReplicas,
      nodes,
    ]),
  }));
}

/** What is summed up: equal but for the order of additions. */
function summed({ regions }: ScenarioRun): number[] {
  return regions.flatMap(({ services, samples }) => [
    ...services.flatMap(({ stats }) => [
      stats.offered,
      stats.shed,
      stats.lostSeconds,
      stats.offeredEmergency,
      stats.p95.quantile(0.95) ?? -1,
      stats.p99.quantile(0.99) ?? -1,
      stats.emergencyP99.quantile(0.99) ?? -1,
    ]),
    ...samples.flatMap(({ demand, capacity, shed, p95 }) => [demand, capacity, shed, p95]),
  ]);
}

for (const [name, options] of Object.entries(estates)) {
  it.each(cases)(`skipping what cannot change gives the stepped run: estate ${name}, %s, %s`, (id, base) => {
    const quick = run(id, base, options, "closed-form");
    const stepped = run(id, base, options, "every-second");
    expect(decided(quick)).toEqual(decided(stepped));
    const expected = summed(stepped);
    for (const [index, value] of summed(quick).entries()) {
      const wanted = expected[index] ?? Number.NaN;
      expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-7 * Math.abs(wanted) + 1e-6);
    }
  });
}
