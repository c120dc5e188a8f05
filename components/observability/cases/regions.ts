import type { AlertCase } from "./case-types.ts";
import { gauge, pastTime } from "./series.ts";

const standby = { region: "us-west-2" };

export const regionsCases: readonly AlertCase[] = [
  {
    alert: "StandbyRegionNotReady",
    labels: standby,
    firesAt: "5m",
    series: () => [gauge("scheduling_failover_ready", { ...standby, role: "standby" }, 0)],
    lookAlikes: [
      {
        because: "a primary need not be ready to take over from itself",
        series: [gauge("scheduling_failover_ready", { region: "us-east-1", role: "primary" }, 0)],
      },
    ],
  },
  {
    alert: "FailoverTooSlow",
    labels: standby,
    firesAt: "0m",
    series: (level) => [gauge("scheduling_failover_last_duration_seconds", standby, level("limit"))],
  },
  {
    alert: "FailoverDrillStale",
    labels: standby,
    firesAt: "1h",
    series: (level) => [pastTime("wardrail_failover_last_drill_timestamp_seconds", standby, level("limit"))],
  },
];
