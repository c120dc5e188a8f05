import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { proposeFromPods } from "./metrics.ts";
import { emptyMemory, normalize, rememberInitial, storeScaleEvent } from "./normalize.ts";
import type { PodGroup } from "./pods.ts";
import { type Behavior, type HpaSpec, stockHpaFlags } from "./spec.ts";

interface Recorded {
  readonly sequences: readonly {
    readonly minReplicas: number;
    readonly maxReplicas: number;
    readonly behavior?: Behavior;
    readonly start: number;
    readonly milliseconds: readonly number[];
    readonly wants: readonly number[];
    readonly replicas: readonly number[];
  }[];
  readonly pods: readonly {
    readonly resource: string;
    readonly currentReplicas: number;
    readonly percent?: number;
    readonly averageMilli?: number;
    readonly tolerance: { readonly up: number; readonly down: number };
    readonly pods: readonly Omit<PodGroup, "count">[];
    /** `null`: the controller could not compute a size. */
    readonly replicas: number | null;
  }[];
}

const file = new URL("../fixture/recorded-decisions.json", import.meta.url);
const recorded = JSON.parse(readFileSync(file, "utf8")) as Recorded;

describe("decisions recorded from kube-controller-manager v1.36.3", () => {
  it(`repeats ${recorded.sequences.length} sequences of windows, rates and bounds`, () => {
    for (const {
      minReplicas,
      maxReplicas,
      behavior,
      start,
      milliseconds,
      wants,
      replicas,
    } of recorded.sequences) {
      const spec: HpaSpec = {
        minReplicas,
        maxReplicas,
        metrics: [],
        ...(behavior === undefined ? {} : { behavior }),
      };
      const memory = emptyMemory();
      let current = start;
      const sizes = milliseconds.map((time, step) => {
        const now = time / 1000;
        rememberInitial(memory, current, now);
        const outside = current > maxReplicas ? maxReplicas : current < minReplicas ? minReplicas : undefined;
        const next =
          outside ?? normalize(spec, memory, current, wants[step] ?? 0, now, stockHpaFlags).replicas;
        storeScaleEvent(spec, memory, current, next, now, stockHpaFlags);
        current = next;
        return current;
      });
      expect(sizes).toEqual(replicas);
    }
  });

  it(`repeats ${recorded.pods.length} computations over pods in every state`, () => {
    for (const {
      resource,
      currentReplicas,
      percent,
      averageMilli = 0,
      tolerance,
      pods,
      replicas,
    } of recorded.pods) {
      const proposal = proposeFromPods({
        pods: pods.map((pod) => ({ ...pod, count: 1 })),
        currentReplicas,
        nowSeconds: 0,
        resource,
        target:
          percent === undefined ? { kind: "averageValue", averageMilli } : { kind: "utilization", percent },
        tolerance,
        flags: stockHpaFlags,
      });
      expect(proposal.ok ? proposal.replicas : null).toBe(replicas);
    }
  });
});
