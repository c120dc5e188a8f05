import { type MultiplierBase, scenarios } from "../../../components/surge/index.ts";
import { InputError, type Problem, valueOrThrow } from "../../../exchange/problem.ts";
import type { ResourceGraph } from "../../../exchange/resource-graph.ts";
import { type SettingName, settingNames } from "../assumptions.ts";
import { readEstate } from "../estate/read-estate.ts";
import { assess } from "../forecast/assess.ts";
import { checkSettings } from "../settings.ts";
import { turned } from "../solve/knobs.ts";

/** A setting of the twin, or one of the two knobs of the estate. */
export type AxisName = SettingName | "reserveMultiplier" | "warmPods";

export interface Axis {
  readonly name: string;
  readonly values: readonly number[];
}

export interface SweepInput {
  readonly graphs: readonly ResourceGraph[];
  readonly scenario: string;
  readonly base?: MultiplierBase;
  readonly settings?: Readonly<Record<string, number>>;
  /** One axis gives a line, two a grid. */
  readonly axes: readonly Axis[];
}

/** One point of the grid, in the order of the axes. */
export interface SweepCell {
  readonly at: readonly number[];
  readonly timeToCapacitySeconds: number | null;
  readonly shedShare: number;
  readonly ready: boolean;
}

const knobNames = ["reserveMultiplier", "warmPods"] as const;

/** Every combination of the axes' values, first axis slowest; impossible axes and values are refused with their paths. */
export function gridOf({ axes, settings = {} }: SweepInput): readonly (readonly number[])[] {
  const problems: Problem[] = [];
  if (axes.length === 0 || axes.length > 2)
    problems.push({ file: "options", path: "axes", found: `${axes.length} axes`, wanted: "one or two" });
  for (const [index, { name, values }] of axes.entries()) {
    const path = `axes.${index}`;
    const known = isKnob(name) || settingNames.some((setting) => setting === name);
    if (!known)
      problems.push({
        file: "options",
        path: `${path}.name`,
        found: JSON.stringify(name),
        wanted: `one of ${[...knobNames, ...settingNames].join(", ")}`,
      });
    if (values.length === 0)
      problems.push({ file: "options", path: `${path}.values`, found: "no values", wanted: "at least one" });
    for (const [at, value] of values.entries()) {
      if (isKnob(name) && !(Number.isFinite(value) && value >= 0))
        problems.push({
          file: "options",
          path: `${path}.values.${at}`,
          found: String(value),
          wanted: "at least 0",
        });
      else if (known && !isKnob(name)) {
        const checked = checkSettings({ ...settings, [name]: value });
        if (!checked.ok)
          problems.push(...checked.problems.map((problem) => ({ ...problem, path: `${path}.values.${at}` })));
      }
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return axes.reduce<readonly (readonly number[])[]>(
    (points, { values }) => points.flatMap((point) => values.map((value) => [...point, value])),
    [[]],
  );
}

/** Computes some points of a sweep; a worker thread calls it with its share. */
export function computeCells(
  input: SweepInput,
  points: readonly (readonly number[])[],
): readonly SweepCell[] {
  const scenario = scenarios.find(({ id }) => id === input.scenario);
  if (scenario === undefined)
    throw new InputError([
      {
        file: "options",
        path: "scenario",
        found: JSON.stringify(input.scenario),
        wanted: `one of ${scenarios.map(({ id }) => id).join(", ")}`,
      },
    ]);
  const estate = readEstate(input.graphs);
  if (estate.problems.length > 0) throw new InputError(estate.problems);
  return points.map((point) => {
    const named = Object.fromEntries(input.axes.map(({ name }, index) => [name, point[index] ?? 0]));
    const { reserveMultiplier = 0, warmPods = 0, ...overrides } = named;
    const settings = valueOrThrow(checkSettings({ ...input.settings, ...overrides }));
    const knobs = { reserveMultiplier, warmPods, policy: "declared", ceilingMultiplier: 0 } as const;
    const { timeToCapacitySeconds, shedShare, ready } = assess({
      estate: turned(estate, knobs, settings),
      scenario,
      base: input.base ?? "platform",
      settings,
      stepping: "closed-form",
    });
    return { at: point, timeToCapacitySeconds, shedShare, ready };
  });
}

function isKnob(name: string): boolean {
  return knobNames.some((knob) => knob === name);
}
