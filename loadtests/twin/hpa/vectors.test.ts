import { describe, expect, it } from "vitest";
import { createHpa } from "./controller.ts";
import { proposeFromPods, proposeFromValue } from "./metrics.ts";
import { emptyMemory, normalize, rememberInitial, storeScaleEvent } from "./normalize.ts";
import type { PodGroup } from "./pods.ts";
import { type Behavior, type HpaSpec, stockHpaFlags } from "./spec.ts";

const tolerance = { up: 0.1, down: 0.1 };

function pod(milli: number | null, changes: Partial<PodGroup> = {}): PodGroup {
  return {
    count: 1,
    phase: "Running",
    deleted: false,
    ready: "true",
    startSeconds: -86_400,
    readyTransitionSeconds: -86_300,
    requestMilli: 1000,
    sample: milli === null ? null : { milli, timeSeconds: 0, windowSeconds: 30 },
    ...changes,
  };
}

function propose(pods: readonly PodGroup[], percent: number, currentReplicas = pods.length) {
  return proposeFromPods({
    pods,
    currentReplicas,
    nowSeconds: 0,
    resource: "cpu",
    target: { kind: "utilization", percent },
    tolerance,
    flags: stockHpaFlags,
  });
}

function replay(
  spec: HpaSpec,
  startReplicas: number,
  steps: readonly { readonly t: number; readonly wants: number }[],
): { replicas: number; reason: string }[] {
  const memory = emptyMemory();
  let current = startReplicas;
  return steps.map(({ t, wants }) => {
    rememberInitial(memory, current, t);
    const { replicas, reason } = normalize(spec, memory, current, wants, t, stockHpaFlags);
    storeScaleEvent(spec, memory, current, replicas, t, stockHpaFlags);
    current = replicas;
    return { replicas, reason };
  });
}

const spec = (minReplicas: number, maxReplicas: number, behavior?: Behavior): HpaSpec => ({
  minReplicas,
  maxReplicas,
  metrics: [],
  ...(behavior === undefined ? {} : { behavior }),
});

describe("public vectors of the capacity model", () => {
  it("P1 holds inside the ten percent band", () => {
    expect(
      propose(
        [640, 650, 660, 650].map((milli) => pod(milli)),
        60,
      ),
    ).toMatchObject({ replicas: 4 });
  });

  it("P2 asks for ceil(ratio × ready) outside the band", () => {
    expect(
      propose(
        [900, 950, 1000, 900].map((milli) => pod(milli)),
        60,
      ),
    ).toMatchObject({ replicas: 7 });
  });

  it("P3 counts a running pod without a sample as idle when scaling up", () => {
    expect(
      propose(
        [900, 900, 900, null].map((milli) => pod(milli)),
        50,
      ),
    ).toMatchObject({ replicas: 6 });
  });

  it("P4 doubles at most, then holds five minutes before shrinking, without a behavior block", () => {
    const wants = [40, 40, 40, 40, 5, 5, 5, 5];
    const times = [0, 15, 30, 45, 60, 330, 345, 360];
    const steps = times.map((t, i) => ({ t, wants: wants[i] ?? 0 }));
    expect(replay(spec(1, 100), 3, steps)).toEqual([
      { replicas: 6, reason: "ScaleUpLimit" },
      { replicas: 12, reason: "ScaleUpLimit" },
      { replicas: 24, reason: "ScaleUpLimit" },
      { replicas: 40, reason: "DesiredWithinRange" },
      { replicas: 40, reason: "ScaleDownStabilized" },
      { replicas: 40, reason: "ScaleDownStabilized" },
      { replicas: 5, reason: "DesiredWithinRange" },
      { replicas: 5, reason: "DesiredWithinRange" },
    ]);
  });

  it("P5 grows by 900 percent per period", () => {
    const behavior: Behavior = {
      scaleUp: { policies: [{ type: "Percent", value: 900, periodSeconds: 15 }] },
    };
    const steps = [0, 15, 30].map((t) => ({ t, wants: 360 }));
    expect(replay(spec(2, 400, behavior), 2, steps)).toEqual([
      { replicas: 20, reason: "ScaleUpLimit" },
      { replicas: 200, reason: "ScaleUpLimit" },
      { replicas: 360, reason: "DesiredWithinRange" },
    ]);
  });
});

describe("what the autoscaler sees of pods", () => {
  it("truncates utilisation: 55.9 percent against 50 is 1.10 and does not scale", () => {
    expect(propose([pod(559), pod(559)], 50)).toMatchObject({ replicas: 2 });
    expect(propose([pod(560), pod(560)], 50)).toMatchObject({ replicas: 3 });
  });

  it("gives the same answer for grouped and single pods", () => {
    const single = propose(
      [900, 900, 900, null].map((milli) => pod(milli)),
      50,
    );
    const grouped = propose([pod(900, { count: 3 }), pod(null)], 50, 4);
    expect(grouped).toEqual(single);
  });

  it("leaves the size alone when filling in for missing pods turns the direction", () => {
    // Sampled pods say shrink (0.8); the missing ones, taken at their request, say grow.
    expect(propose([pod(400), pod(400), pod(null), pod(null)], 50)).toMatchObject({ replicas: 4 });
  });

  it("takes a missing pod at the target when the target is above the request", () => {
    expect(propose([pod(300), pod(null)], 200, 2)).toMatchObject({ ok: true, replicas: 2 });
  });

  it("does not count CPU of a pod that was not ready for a whole window", () => {
    const young = pod(1000, { startSeconds: -40, readyTransitionSeconds: -20 });
    expect(propose([pod(500), young], 50)).toMatchObject({ replicas: 2 });
  });

  it("ignores deleted and failed pods and fails when nothing is left", () => {
    expect(propose([pod(900, { deleted: true }), pod(900, { phase: "Failed" })], 50)).toMatchObject({
      ok: false,
    });
    expect(propose([pod(900, { phase: "Pending" })], 50)).toMatchObject({ ok: false });
    expect(propose([], 50)).toMatchObject({ ok: false });
  });

  it("fails when a container has no request", () => {
    expect(propose([pod(500), pod(500, { requestMilli: null })], 50)).toMatchObject({ ok: false });
  });

  it("reads an external average per existing replica and a value per ready pod", () => {
    const shared = { specReplicas: 4, statusReplicas: 4, readyPods: 3, tolerance };
    const average = { kind: "averageValue", averageMilli: 100_000 } as const;
    expect(proposeFromValue({ ...shared, valueMilli: 440_000, target: average })).toMatchObject({
      replicas: 4,
    });
    expect(proposeFromValue({ ...shared, valueMilli: 441_000, target: average })).toMatchObject({
      replicas: 5,
    });
    const value = { kind: "value", valueMilli: 100_000 } as const;
    expect(proposeFromValue({ ...shared, valueMilli: 250_000, target: value })).toMatchObject({
      replicas: 8,
    });
  });
});

describe("behavior blocks", () => {
  it("takes the smallest change under Min and none under Disabled", () => {
    const policies = [
      { type: "Pods", value: 1, periodSeconds: 60 },
      { type: "Percent", value: 100, periodSeconds: 60 },
    ] as const;
    const steps = [0, 15, 60].map((t) => ({ t, wants: 50 }));
    const sizes = (selectPolicy: "Min" | "Max" | "Disabled") =>
      replay(spec(1, 100, { scaleUp: { selectPolicy, policies } }), 10, steps).map(
        ({ replicas }) => replicas,
      );
    expect(sizes("Min")).toEqual([11, 11, 12]);
    expect(sizes("Max")).toEqual([20, 20, 40]);
    expect(sizes("Disabled")).toEqual([10, 10, 10]);
  });

  it("waits for the lowest wish of the scale-up window", () => {
    const behavior: Behavior = { scaleUp: { stabilizationWindowSeconds: 30 } };
    const steps = [
      { t: 0, wants: 10 },
      { t: 15, wants: 10 },
      { t: 30, wants: 10 },
    ];
    expect(replay(spec(1, 100, behavior), 5, steps)).toEqual([
      { replicas: 5, reason: "ScaleUpStabilized" },
      { replicas: 5, reason: "ScaleUpStabilized" },
      { replicas: 10, reason: "DesiredWithinRange" },
    ]);
  });

  it("rounds a shrinking percentage towards zero", () => {
    const behavior: Behavior = {
      scaleDown: {
        stabilizationWindowSeconds: 0,
        policies: [{ type: "Percent", value: 10, periodSeconds: 60 }],
      },
    };
    expect(replay(spec(1, 100, behavior), 15, [{ t: 0, wants: 1 }])).toEqual([
      { replicas: 13, reason: "ScaleDownLimit" },
    ]);
  });

  it("widens the band per direction", () => {
    const hpa = createHpa({
      minReplicas: 1,
      maxReplicas: 50,
      metrics: [{ kind: "resource", resource: "cpu", target: { kind: "utilization", percent: 50 } }],
      behavior: { scaleUp: { tolerance: 0.5 } },
    });
    const seen = (milli: number) => ({
      nowSeconds: 0,
      specReplicas: 2,
      statusReplicas: 2,
      podsFor: () => [pod(milli, { count: 2 })],
      valueMilliFor: () => null,
    });
    expect(hpa.reconcile(seen(740)).replicas).toBe(2);
    expect(hpa.reconcile(seen(760)).replicas).toBe(4);
  });
});

describe("several metrics", () => {
  const two: HpaSpec = {
    minReplicas: 1,
    maxReplicas: 50,
    metrics: [
      {
        kind: "external",
        metric: "requests_per_second",
        target: { kind: "averageValue", averageMilli: 10_000 },
      },
      { kind: "resource", resource: "cpu", target: { kind: "utilization", percent: 50 } },
    ],
  };
  const seen = (milli: number, value: number | null) => ({
    nowSeconds: 0,
    specReplicas: 4,
    statusReplicas: 4,
    podsFor: () => [pod(milli, { count: 4 })],
    valueMilliFor: () => value,
  });

  it("takes the largest proposal", () => {
    expect(createHpa(two).reconcile(seen(500, 70_000)).replicas).toBe(7);
  });

  it("does not shrink while one metric fails, and remembers nothing then", () => {
    const hpa = createHpa(two);
    expect(hpa.reconcile(seen(100, null))).toMatchObject({
      replicas: 4,
      reason: "FailedComputeMetricsReplicas",
    });
    expect(hpa.memory.recommendations).toEqual([{ atSeconds: 0, replicas: 4 }]);
  });

  it("still grows on the metric that answers", () => {
    expect(createHpa(two).reconcile(seen(1000, null)).replicas).toBe(8);
  });

  it("goes to its bounds without asking a metric", () => {
    const hpa = createHpa({ ...two, minReplicas: 6 });
    expect(hpa.reconcile(seen(100, 10_000))).toMatchObject({ replicas: 6, metricProposal: null });
  });
});
