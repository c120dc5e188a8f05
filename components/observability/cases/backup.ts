import type { AlertCase } from "./case-types.ts";
import { gauge, pastTime } from "./series.ts";

const store = { store: "booking", region: "us-east-1" };
const lastSuccess = "scheduling_backup_last_success_timestamp_seconds";

export const backupCases: readonly AlertCase[] = [
  {
    alert: "BackupFailure",
    labels: store,
    firesAt: "5m",
    series: () => [gauge("scheduling_backup_last_status", store, 0)],
    lookAlikes: [
      {
        because: "a failed run that is repeated within five minutes",
        series: [gauge("scheduling_backup_last_status", store, (seconds) => (seconds < 240 ? 0 : 1))],
      },
    ],
  },
  {
    alert: "BackupStale",
    labels: store,
    firesAt: "10m",
    series: (level) => [pastTime(lastSuccess, store, level("limit"))],
  },
  {
    alert: "BackupMetricMissing",
    labels: {},
    firesAt: "15m",
    series: () => [gauge("scheduling_backup_last_status", store, 1)],
    lookAlikes: [
      { because: "a backup that is old still reports", series: [pastTime(lastSuccess, store, 10_000_000)] },
    ],
  },
  {
    alert: "RestoreTestStale",
    labels: { store: "booking" },
    firesAt: "1h",
    series: (level) => [
      pastTime("scheduling_restore_test_last_success_timestamp_seconds", store, level("limit")),
    ],
  },
];
