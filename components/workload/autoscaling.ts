import { type ServiceCapacity, scaleOutTimings } from "./capacity.ts";

/** The metric Prometheus Adapter serves from the request counter; the series labels select service and region. */
export const requestRateMetric = "scheduling_http_requests_per_second";

/**
 * Metrics and behaviour of a service's autoscaler. Request rate leads, because CPU saturates at the pod's limit and
 * can at most ask for `1 / target` of the current replicas per period; CPU stays as the second opinion for work
 * that no request announces.
 */
export function autoscalingOf(
  capacity: ServiceCapacity,
  labels: { readonly service: string; readonly region: string },
) {
  return {
    minReplicas: capacity.minReplicas,
    maxReplicas: capacity.maxReplicas,
    metrics: [
      {
        type: "External",
        external: {
          metric: { name: requestRateMetric, selector: { matchLabels: { ...labels } } },
          target: { type: "AverageValue", averageValue: String(capacity.targetRequestsPerSecondPerPod) },
        },
      },
      {
        type: "Resource",
        resource: {
          name: "cpu",
          target: { type: "Utilization", averageUtilization: capacity.targetCpuPercent },
        },
      },
    ],
    behavior: {
      scaleUp: {
        stabilizationWindowSeconds: 0,
        selectPolicy: "Max",
        policies: [
          {
            type: "Pods",
            value: capacity.scaleUpPodsPerPeriod,
            periodSeconds: scaleOutTimings.autoscalerSyncSeconds,
          },
        ],
      },
      scaleDown: {
        // Emergency load comes in waves; capacity given back too early must be won again against the same limit.
        stabilizationWindowSeconds: 600,
        selectPolicy: "Min",
        policies: [{ type: "Percent", value: 10, periodSeconds: 60 }],
      },
    },
  };
}
