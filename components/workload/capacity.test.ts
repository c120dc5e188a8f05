import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demand, largestMultiplier, type Scenario, scenarios, schedulingServices } from "../surge/index.ts";
import { autoscalingOf } from "./autoscaling.ts";
import { capacityOf, podCapacity, scaleOutTimings } from "./capacity.ts";
import { quotaOf } from "./quota.ts";

const service = fc.constantFrom(...schedulingServices);
const hospitals = fc.integer({ min: 1, max: 5_000 });

describe("capacity", () => {
  it("is, for the reference estate, what the declared surge asks", () => {
    expect(
      schedulingServices.map((name) => capacityOf({ service: name, hospitals: 200 }).maxReplicas),
    ).toEqual([258, 200, 86, 29]);
  });

  it("carries the largest scenario in one region, without using pods beyond the target", () => {
    fc.assert(
      fc.property(service, hospitals, (name, size) => {
        const { maxReplicas, targetRequestsPerSecondPerPod, peakRequestsPerSecond } = capacityOf({
          service: name,
          hospitals: size,
        });
        const peak =
          (demand.weekdayPeakRequestsPerSecond.value *
            demand.serviceMix.value[name] *
            largestMultiplier *
            size) /
          demand.hospitals.value;
        expect(peakRequestsPerSecond).toBeCloseTo(peak, 6);
        expect(maxReplicas * targetRequestsPerSecondPerPod).toBeGreaterThanOrEqual(peak * (1 - 1e-9));
      }),
    );
  });

  it("has one pod per zone at least, and room to double", () => {
    fc.assert(
      fc.property(service, hospitals, (name, size) => {
        const { minReplicas, maxReplicas } = capacityOf({ service: name, hospitals: size });
        expect(minReplicas).toBeGreaterThanOrEqual(3);
        expect(maxReplicas).toBeGreaterThanOrEqual(2 * minReplicas);
      }),
    );
  });

  it("never shrinks when hospitals join", () => {
    fc.assert(
      fc.property(service, hospitals, fc.integer({ min: 1, max: 500 }), (name, size, more) => {
        const before = capacityOf({ service: name, hospitals: size });
        const after = capacityOf({ service: name, hospitals: size + more });
        expect(after.minReplicas).toBeGreaterThanOrEqual(before.minReplicas);
        expect(after.maxReplicas).toBeGreaterThanOrEqual(before.maxReplicas);
      }),
    );
  });

  it("may be added fast enough for every scenario's limit", () => {
    const declared: readonly Scenario[] = scenarios;
    const { autoscalerSyncSeconds, metricLagSeconds, podReadySeconds } = scaleOutTimings;
    fc.assert(
      fc.property(service, hospitals, fc.constantFrom(...declared), (name, size, scenario) => {
        const limit = scenario.requiredScaleOutSeconds?.value;
        fc.pre(limit !== undefined);
        const { minReplicas, maxReplicas, scaleUpPodsPerPeriod, targetRequestsPerSecondPerPod } = capacityOf({
          service: name,
          hospitals: size,
        });
        const weekday =
          (demand.weekdayPeakRequestsPerSecond.value * demand.serviceMix.value[name] * size) /
          demand.hospitals.value;
        const needed = Math.min(
          maxReplicas,
          Math.ceil((weekday * scenario.multiplier.value) / targetRequestsPerSecondPerPod - 1e-6),
        );
        const periods = Math.ceil(Math.max(0, needed - minReplicas) / scaleUpPodsPerPeriod);
        const seconds = metricLagSeconds.value + periods * autoscalerSyncSeconds + podReadySeconds.value;
        expect(seconds).toBeLessThanOrEqual(limit ?? 0);
      }),
    );
  });

  it("asks CPU and request rate for the same number of pods", () => {
    const { targetCpuPercent, targetRequestsPerSecondPerPod } = capacityOf({
      service: "booking",
      hospitals: 200,
    });
    const millicoresPerRequest = podCapacity.cpuMillicores.value / podCapacity.requestsPerSecond.value;
    expect(
      (targetRequestsPerSecondPerPod * millicoresPerRequest) / podCapacity.cpuMillicores.value,
    ).toBeCloseTo(targetCpuPercent / 100);
  });
});

describe("the quota", () => {
  it("holds the full surge during a rollout", () => {
    fc.assert(
      fc.property(service, hospitals, (name, size) => {
        const capacity = capacityOf({ service: name, hospitals: size });
        const hard = quotaOf(capacity);
        const pods = Number(hard.pods);
        expect(pods).toBeGreaterThanOrEqual(capacity.maxReplicas * 1.25);
        expect(Number.parseInt(hard["requests.cpu"], 10)).toBe(pods * podCapacity.cpuMillicores.value);
        expect(Number.parseInt(hard["limits.memory"], 10)).toBe(pods * podCapacity.memoryMebibytes.value);
      }),
    );
  });
});

describe("the autoscaler", () => {
  const spec = autoscalingOf(capacityOf({ service: "booking", hospitals: 200 }), {
    service: "booking",
    region: "us-east-1",
  });

  it("leads with the request rate, because CPU cannot ask for more than the pods' limit", () => {
    expect(spec.metrics.map(({ type }) => type)).toEqual(["External", "Resource"]);
  });

  it("acts at once on a surge and waits before it gives capacity back", () => {
    expect(spec.behavior.scaleUp.stabilizationWindowSeconds).toBe(0);
    expect(spec.behavior.scaleDown.stabilizationWindowSeconds).toBeGreaterThanOrEqual(300);
  });

  it("stays within the fields' limits of the autoscaling/v2 API", () => {
    for (const { stabilizationWindowSeconds, policies } of [spec.behavior.scaleUp, spec.behavior.scaleDown]) {
      expect(stabilizationWindowSeconds).toBeLessThanOrEqual(3600);
      for (const { periodSeconds, value } of policies) {
        expect(periodSeconds).toBeLessThanOrEqual(1800);
        expect(value).toBeGreaterThan(0);
        expect(Number.isInteger(value)).toBe(true);
      }
    }
  });
});
