import { describe, expect, it } from "vitest";
import { InputError } from "../../../exchange/problem.ts";
import { fixtureEstate } from "../fixture/estate.ts";
import { sweep } from "./sweep.ts";

const fast = { scaleUp: { policies: [{ type: "Percent", value: 900, periodSeconds: 15 }] } };
const graphs = fixtureEstate({ every: { min: 5, max: 300, metrics: "rate", behavior: fast } });
const axes = [
  { name: "nodeLaunchSeconds", values: [10, 30, 55, 70, 85, 100, 120] },
  { name: "reserveMultiplier", values: [0, 10, 20, 50, 100, 150] },
];

describe("sweep", () => {
  it("shows that slower nodes never help and more reserve never hurts", async () => {
    const cells = await sweep({ graphs, scenario: "cyber-attack-recovery", axes }, 1);
    expect(cells).toHaveLength(42);
    const time = (launch: number, reserve: number): number =>
      cells.find(({ at }) => at[0] === launch && at[1] === reserve)?.timeToCapacitySeconds ??
      Number.POSITIVE_INFINITY;
    for (const reserve of axes[1]?.values ?? [])
      expect(time(100, reserve)).toBeGreaterThanOrEqual(time(10, reserve));
    for (const launch of axes[0]?.values ?? [])
      expect(time(launch, 150)).toBeLessThanOrEqual(time(launch, 0));
  });

  it("gives the same cells from worker threads", async () => {
    const input = { graphs, scenario: "cyber-attack-recovery", axes };
    expect(await sweep(input, 2)).toEqual(await sweep(input, 1));
  });

  it("refuses unknown axes and impossible values before it starts", async () => {
    const bad = {
      graphs,
      scenario: "weekend",
      axes: [
        { name: "zombies", values: [1] },
        { name: "podStartSeconds", values: [-1] },
      ],
    };
    await expect(sweep(bad)).rejects.toThrow(InputError);
    await expect(sweep(bad)).rejects.toThrow(/axes\.0\.name[\s\S]*axes\.1\.values\.0/);
  });
});
