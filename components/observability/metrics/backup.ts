import type { Metric } from "../rule-types.ts";

export const backupMetrics = [
  {
    name: "scheduling_backup_last_success_timestamp_seconds",
    type: "gauge",
    unit: "seconds",
    labels: ["store", "region"],
    exporter: "app",
    help: "When the last good backup of a store ended",
  },
  {
    name: "scheduling_backup_last_status",
    type: "gauge",
    labels: ["store", "region"],
    exporter: "app",
    help: "1 when the last backup run was good, else 0",
  },
  {
    name: "scheduling_restore_test_last_success_timestamp_seconds",
    type: "gauge",
    unit: "seconds",
    labels: ["store", "region"],
    exporter: "app",
    help: "When a restore of the store was last proven",
  },
] as const satisfies readonly Metric[];
