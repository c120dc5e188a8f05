import { describe, expect, it } from "vitest";
import { defaultSettings } from "../assumptions.ts";
import { runBus, runGateway } from "./gateway.ts";
import { runFunction } from "./lambda.ts";
import { quotaLedger } from "./quotas.ts";
import { lambdaRampSeconds, tableRampSeconds } from "./ramps.ts";
import { runReaders } from "./readers.ts";
import { runTable } from "./table.ts";

const seconds = (count: number, value: number): number[] => Array.from({ length: count }, () => value);

describe("managed services", () => {
  it("a function reaches its need when the closed form says so, and throttles until then", () => {
    const run = runFunction({
      callsPerSecond: seconds(30, 3000),
      durationSeconds: 1,
      limit: 5000,
      provisioned: 0,
    });
    const reached = run.findIndex(({ throttledPerSecond }) => throttledPerSecond < 1e-9);
    expect(reached).toBe(lambdaRampSeconds(0, 3000));
    expect(run[0]).toEqual({ concurrency: 1000, throttledPerSecond: 2000, coldStarts: 1000 });
  });

  it("a function never exceeds its limit", () => {
    const run = runFunction({
      callsPerSecond: seconds(60, 3000),
      durationSeconds: 1,
      limit: 1000,
      provisioned: 100,
    });
    expect(Math.max(...run.map(({ concurrency }) => concurrency))).toBe(1000);
  });

  it("a table serves its ceiling and doubles once per half hour, as the closed form says", () => {
    const history = { kind: "write", previousPeak: 1000, warm: 0 } as const;
    const run = runTable({ ...history, unitsPerSecond: seconds(4000, 16_000) });
    expect(run[0]).toEqual({ ceiling: 4000, throttledPerSecond: 12_000 });
    expect(run.findIndex(({ throttledPerSecond }) => throttledPerSecond === 0)).toBe(
      tableRampSeconds(history, 16_000),
    );
  });

  it("a hot key is throttled although the table has room", () => {
    const [first] = runTable({
      kind: "write",
      previousPeak: 0,
      warm: 40_000,
      unitsPerSecond: [10_000],
      hottestKeyShare: 0.2,
    });
    expect(first?.throttledPerSecond).toBe(1000);
  });

  it("the gateway's bucket takes a burst and then the rate", () => {
    expect(
      runGateway({ requestsPerSecond: [12_000, 12_000, 12_000, 12_000], ratePerSecond: 10_000, burst: 5000 }),
    ).toEqual([0, 0, 1000, 2000]);
  });

  it("the bus refuses at the entrance and delays at the exit", () => {
    const run = runBus({
      eventsPerSecond: [3000, 3000, 0],
      putLimit: 2400,
      invocationLimit: 4500,
      targetsPerEvent: 3,
    });
    expect(run.map(({ refusedPerSecond }) => refusedPerSecond)).toEqual([600, 600, 0]);
    expect(run.map(({ delayed }) => delayed)).toEqual([2700, 5400, 900]);
  });

  it("a reader comes ten minutes after three minutes above the target", () => {
    const run = runReaders({
      loadPercent: seconds(1000, 150),
      minReaders: 1,
      maxReaders: 4,
      targetPercent: 60,
    });
    expect(run[778]).toBe(1);
    expect(run[779]).toBe(3);
  });

  it("names a limit that is short only where a stack uses it", () => {
    const peak = { region: "us-east-2", requestsPerSecond: 10_001, notificationsPerSecond: 100, nodeCpus: 0 };
    const types = new Set(["aws:apigatewayv2/api:Api", "aws:cloudwatch/eventBus:EventBus"]);
    const state = (values: ReadonlyMap<string, number>) =>
      Object.fromEntries(
        quotaLedger(peak, { region: "us-east-2", types, values }, defaultSettings).map((line) => [
          line.quota,
          line.state,
        ]),
      );
    expect(state(new Map())).toMatchObject({
      "API Gateway requests": "short",
      "EventBridge PutEvents": "short",
      "Lambda concurrent executions": "not-declared",
    });
    expect(state(new Map([["L-8A5B8E43", 40_000]]))["API Gateway requests"]).toBe("enough");
  });
});
