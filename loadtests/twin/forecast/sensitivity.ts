import type { MultiplierBase } from "../../../components/surge/index.ts";
import { valueOrThrow } from "../../../exchange/problem.ts";
import type { ResourceGraph } from "../../../exchange/resource-graph.ts";
import type { SensitivityResult } from "../../../exchange/season.ts";
import type { SettingName } from "../assumptions.ts";
import { readEstate } from "../estate/read-estate.ts";
import { checkSettings } from "../settings.ts";
import { forecastScenario } from "./scenario.ts";
import { scenarioOf } from "./season.ts";

/** How far each assumption may reasonably be off, as lowest and highest value. */
const ranges: Partial<Record<SettingName, readonly [number, number]>> = {
  requestsPerSecondPerWorker: [15, 40],
  cpuMilliPerRequestPerSecond: [6, 20],
  maxWaitSeconds: [1, 5],
  syncPhaseSeconds: [0, 14],
  podStartSeconds: [3, 40],
  readinessSeconds: [1, 20],
  podCreatePerSecond: [10, 100],
  nodeLaunchSeconds: [30, 100],
  imagePullSeconds: [0, 40],
  nodeCpuMilli: [6000, 30_000],
  startHour: [3, 18],
  rampSeconds: [0, 300],
};

/**
 * Turns one assumption at a time to either end of its range and forecasts again: what moves the time to capacity most
 * comes first, and what turns the verdict comes before what does not.
 */
export function sensitivityOf(
  graphs: readonly ResourceGraph[],
  options: {
    readonly scenario: string;
    readonly base?: MultiplierBase;
    readonly settings?: Readonly<Record<string, number>>;
  },
): readonly SensitivityResult[] {
  const given = valueOrThrow(checkSettings(options.settings ?? {}));
  const estate = readEstate(graphs);
  const scenario = scenarioOf(options.scenario);
  const run = (changes: Readonly<Record<string, number>>) =>
    forecastScenario({
      estate,
      scenario,
      base: options.base ?? "platform",
      settings: valueOrThrow(checkSettings({ ...options.settings, ...changes })),
      stepping: "closed-form",
    });
  const reference = run({});
  const results: (SensitivityResult & { readonly effect: number })[] = [];
  for (const [setting, range] of Object.entries(ranges) as [SettingName, readonly [number, number]][]) {
    for (const to of range) {
      if (to === given[setting]) continue;
      const { verdict, timeToCapacitySeconds } = run({ [setting]: to });
      const before = reference.timeToCapacitySeconds ?? Number.MAX_SAFE_INTEGER;
      const moved = Math.abs((timeToCapacitySeconds ?? Number.MAX_SAFE_INTEGER) - before);
      const turned = verdict === reference.verdict ? 0 : Number.MAX_SAFE_INTEGER;
      results.push({
        setting,
        from: given[setting],
        to,
        timeToCapacitySeconds,
        verdict,
        effect: moved + turned,
      });
    }
  }
  return results.sort((a, b) => b.effect - a.effect).map(({ effect: _, ...result }) => result);
}
