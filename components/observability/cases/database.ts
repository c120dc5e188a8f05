import type { AlertCase } from "./case-types.ts";
import { gauge, p95 } from "./series.ts";

const region = { region: "us-east-1" };
const cluster = { cluster: "booking", ...region };
const connections = (used: number) => [
  gauge("scheduling_db_connections", { ...cluster, state: "active" }, 500 * used),
  gauge("scheduling_db_connections", { ...cluster, state: "idle" }, 500 * used),
  gauge("scheduling_db_connections_max", cluster, 1000),
];
const pool = { service: "booking", ...region };
const claim = { namespace: "scheduling", persistentvolumeclaim: "queue-0" };
const bytes = 1e12;

export const databaseCases: readonly AlertCase[] = [
  {
    alert: "DatabaseDown",
    labels: { cluster: "booking" },
    firesAt: "30s",
    series: () => [
      gauge("scheduling_db_up", { ...cluster, role: "writer" }, 0),
      gauge("scheduling_db_up", { ...cluster, role: "reader" }, 1),
    ],
    lookAlikes: [
      {
        because: "a reader is down, the writer is not",
        series: [
          gauge("scheduling_db_up", { ...cluster, role: "writer" }, 1),
          gauge("scheduling_db_up", { ...cluster, role: "reader" }, 0),
        ],
      },
    ],
  },
  {
    alert: "DatabaseFailoverStuck",
    labels: { cluster: "booking" },
    firesAt: "5m",
    series: () => [gauge("scheduling_db_failover_in_progress", cluster, 1)],
    lookAlikes: [
      {
        because: "a failover that ends within four minutes is as it should be",
        series: [gauge("scheduling_db_failover_in_progress", cluster, (seconds) => (seconds < 240 ? 1 : 0))],
      },
    ],
  },
  {
    alert: "DatabaseConnectionExhaustion",
    labels: cluster,
    firesAt: "2m",
    series: (level) => connections(level("limit")),
  },
  {
    alert: "DatabaseConnectionsHigh",
    labels: cluster,
    firesAt: "10m",
    series: (level) => connections(level("limit")),
  },
  {
    alert: "AppPoolSaturated",
    labels: pool,
    firesAt: "5m",
    series: (level) => [
      gauge("scheduling_db_pool_in_use", pool, 50 * level("limit")),
      gauge("scheduling_db_pool_size", pool, 50),
    ],
    lookAlikes: [
      {
        because: "one replica's pool is full, the service's is not",
        series: [
          gauge("scheduling_db_pool_in_use", { ...pool, instance: "a" }, 50),
          gauge("scheduling_db_pool_in_use", { ...pool, instance: "b" }, 5),
          gauge("scheduling_db_pool_size", { ...pool, instance: "a" }, 50),
          gauge("scheduling_db_pool_size", { ...pool, instance: "b" }, 50),
        ],
      },
    ],
  },
  {
    alert: "DatabaseLatencyHigh",
    labels: cluster,
    firesAt: "630s",
    series: (level) => p95("scheduling_db_query_duration_seconds", cluster, level("limit")),
  },
  {
    alert: "DatabaseLatencyAboveTarget",
    labels: cluster,
    firesAt: "3630s",
    series: (level) => p95("scheduling_db_query_duration_seconds", cluster, level("target")),
  },
  {
    alert: "ReplicationLagHigh",
    labels: cluster,
    firesAt: "5m",
    series: (level) => [
      gauge(
        "scheduling_db_replication_lag_seconds",
        { ...cluster, source_region: "us-west-2" },
        level("limit"),
      ),
    ],
  },
  {
    alert: "ReplicationLagCritical",
    labels: cluster,
    firesAt: "2m",
    series: (level) => [
      gauge(
        "scheduling_db_replication_lag_seconds",
        { ...cluster, source_region: "us-west-2" },
        level("limit"),
      ),
    ],
  },
  {
    alert: "VolumeFillingUp",
    labels: claim,
    firesAt: "3630s",
    // Free space that stands at a share and shrinks so slowly that it is gone just within the horizon.
    series: (level) => [
      gauge("kubelet_volume_stats_capacity_bytes", claim, bytes),
      gauge(
        "kubelet_volume_stats_available_bytes",
        claim,
        (seconds) => bytes * level("free") * (1 - seconds / level("horizon")),
      ),
    ],
    lookAlikes: [
      {
        because: "little is free, and nothing grows",
        series: [
          gauge("kubelet_volume_stats_capacity_bytes", claim, bytes),
          gauge("kubelet_volume_stats_available_bytes", claim, bytes * 0.05),
        ],
      },
    ],
  },
];
