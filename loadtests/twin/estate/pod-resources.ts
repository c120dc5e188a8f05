import type { FieldReader } from "./fields.ts";
import { parseQuantity } from "./quantity.ts";

/** Sums over the containers; `null` when one of them declares nothing, as the autoscaler sees it. */
export function readPodResources(fields: FieldReader): {
  cpuRequestMilli: number | null;
  cpuLimitMilli: number | null;
  memoryRequestMiB: number | null;
} {
  const containers = fields.list("spec.template.spec.containers");
  const sum = (kind: "requests" | "limits", resource: "cpu" | "memory"): number | null => {
    let total = 0;
    for (const index of containers.keys()) {
      const path = `spec.template.spec.containers.${index}.resources.${kind}.${resource}`;
      const declared = fields.value(path);
      if (declared === undefined || declared === null) return null;
      const value = parseQuantity(declared);
      if (value === undefined || value <= 0) {
        fields.problem(path, JSON.stringify(declared), "a quantity above 0");
        return null;
      }
      total += value;
    }
    return containers.length === 0 ? null : total;
  };
  const milli = (value: number | null): number | null => (value === null ? null : Math.round(value * 1000));
  const memory = sum("requests", "memory");
  const limit = milli(sum("limits", "cpu"));
  return {
    // The API server copies a limit to a request that is absent.
    cpuRequestMilli: milli(sum("requests", "cpu")) ?? limit,
    cpuLimitMilli: limit,
    memoryRequestMiB: memory === null ? null : memory / 2 ** 20,
  };
}
