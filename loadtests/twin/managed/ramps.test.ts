import { expect, it } from "vitest";
import { scenarios } from "../../../components/surge/index.ts";
import { checkFailoverTarget, failoverTimes } from "../failover.ts";
import { lambdaRampSeconds, tableRampSeconds } from "./ramps.ts";

it("a function uses its full bucket at once and then 100 more a second", () => {
  expect(lambdaRampSeconds(100, 3100)).toBe(20);
  expect(lambdaRampSeconds(100, 1100)).toBe(0);
});

it("an on-demand table doubles its peak once per half hour", () => {
  const history = { kind: "write", previousPeak: 1000, warm: 0 } as const;
  expect(tableRampSeconds(history, 16_000)).toBe(3600);
  expect(tableRampSeconds({ ...history, warm: 16_000 }, 16_000)).toBe(0);
});

it("a failover takes as long as its slowest part, and detection gives way to a human decision", () => {
  const input = {
    healthCheckIntervalSeconds: 30,
    failureThreshold: 3,
    dnsTtlSeconds: 60,
    propagateSeconds: 5,
    promoteSeconds: 60,
    warmSeconds: 90,
  };
  expect(failoverTimes(input)).toEqual({
    detectSeconds: 90,
    dnsDoneSeconds: 155,
    dbDoneSeconds: 150,
    computeDoneSeconds: 180,
    rtoSeconds: 180,
  });
  expect(failoverTimes({ ...input, manualSeconds: 300 }).rtoSeconds).toBe(390);
});

it("refuses a drill whose target region is affected itself", () => {
  const verdicts = scenarios
    .filter(({ kind }) => kind === "emergency")
    .map((scenario) => [scenario.id, checkFailoverTarget(scenario, "secondary").ok]);
  expect(Object.fromEntries(verdicts)).toEqual({
    "natural-disaster": false,
    "pandemic-outbreak": false,
    "mass-casualty": true,
    "cyber-attack-recovery": false,
  });
});
