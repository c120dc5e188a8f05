import type { Rule } from "../../rule.ts";
import { baaThirdPartyEndpoints } from "./baa-third-party-endpoints.ts";
import { cwAlarmAction } from "./cw-alarm-action.ts";
import { cwLogGroupKms } from "./cw-log-group-kms.ts";
import { cwLogGroupRetentionExplicit } from "./cw-log-group-retention-explicit.ts";
import { cwMetricFilterAuthFailures } from "./cw-metric-filter-auth-failures.ts";
import { cwMetricFilterNetworkChanges } from "./cw-metric-filter-network-changes.ts";
import { logGroupUndeletable } from "./log-group-undeletable.ts";
import { logRetentionSixYears } from "./log-retention-six-years.ts";
import { phiAlarmTextClean } from "./phi-alarm-text-clean.ts";
import { phiLogDataProtection } from "./phi-log-data-protection.ts";

export const cloudwatchRules: readonly Rule[] = [
  baaThirdPartyEndpoints,
  cwAlarmAction,
  cwLogGroupKms,
  cwLogGroupRetentionExplicit,
  cwMetricFilterAuthFailures,
  cwMetricFilterNetworkChanges,
  logGroupUndeletable,
  logRetentionSixYears,
  phiAlarmTextClean,
  phiLogDataProtection,
];
