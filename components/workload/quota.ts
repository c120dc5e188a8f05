import { podCapacity, type ServiceCapacity } from "./capacity.ts";

/** Share of extra pods a rollout may start before it stops old ones. */
export const rolloutSurgePercent = 25;

/** What a service's namespace may use: the full surge while a rollout is under way, and not one pod more. */
export function quotaOf({ maxReplicas }: ServiceCapacity) {
  const pods = maxReplicas + Math.ceil((maxReplicas * rolloutSurgePercent) / 100);
  const cpu = `${pods * podCapacity.cpuMillicores.value}m`;
  const memory = `${pods * podCapacity.memoryMebibytes.value}Mi`;
  return {
    pods: String(pods),
    "requests.cpu": cpu,
    "limits.cpu": cpu,
    "requests.memory": memory,
    "limits.memory": memory,
    // Traffic comes through the gateway alone.
    "services.loadbalancers": "0",
    "services.nodeports": "0",
  };
}
