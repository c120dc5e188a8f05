import type { AlertCase } from "./case-types.ts";
import { counter, event, gauge, pastTime, still } from "./series.ts";

const region = { region: "us-east-1" };
const pipeline = { pipeline: "access", ...region };
const stack = { stack: "services-prod-use1", environment: "production" };
const violations = (enforcement: string, value: number | ((seconds: number) => number)) =>
  gauge("wardrail_policy_violations", { pack: "hipaa", policy: "s3-own-key", enforcement, ...stack }, value);
const httpTraffic = (perSecond: number) =>
  counter("scheduling_http_requests_total", { service: "booking", code: "200", ...region }, perSecond);
const certificate = { job: "blackbox-scheduling", instance: "https://booking.example.org", ...region };
const endsIn = (left: number) =>
  gauge("probe_ssl_earliest_cert_expiry", certificate, (seconds) => seconds + left);
const breach = { incident: "inc-1", size_class: "500_plus" };

export const complianceCases: readonly AlertCase[] = [
  {
    alert: "AuditLogLagHigh",
    labels: pipeline,
    firesAt: "1m",
    series: (level) => [gauge("scheduling_audit_log_lag_seconds", pipeline, level("limit"))],
  },
  {
    alert: "AuditLogStopped",
    labels: region,
    firesAt: "10m",
    series: (level) => [
      still("scheduling_audit_events_total", { within_target: "true", ...pipeline }),
      httpTraffic(level("leastTraffic")),
    ],
    lookAlikes: [
      {
        because: "one record a minute is stored",
        series: [
          counter("scheduling_audit_events_total", { within_target: "false", ...pipeline }, 1 / 60),
          httpTraffic(5),
        ],
      },
    ],
  },
  {
    alert: "AuditEventsDropped",
    labels: pipeline,
    firesAt: "5m",
    series: () => [event("scheduling_audit_events_dropped_total", pipeline, 300)],
    lookAlikes: [
      {
        because: "records lost last week are not lost again",
        series: [still("scheduling_audit_events_dropped_total", pipeline)],
      },
    ],
  },
  {
    alert: "UnauthorizedPhiAccess",
    labels: { service: "booking", ...region },
    firesAt: "5m",
    series: () => [event("scheduling_unauthorized_phi_access_total", { service: "booking", ...region }, 300)],
    lookAlikes: [
      {
        because: "reads of last week are already in their assessment",
        series: [still("scheduling_unauthorized_phi_access_total", { service: "booking", ...region })],
      },
    ],
  },
  {
    alert: "BulkPhiExport",
    labels: { actor_type: "staff", ...region },
    firesAt: "1h",
    series: (level) => [
      event(
        "scheduling_phi_export_records_total",
        { actor_type: "staff", approved: "false", ...region },
        3600,
        level("people"),
      ),
    ],
    lookAlikes: [
      {
        because: "an approved export may be larger",
        series: [
          event(
            "scheduling_phi_export_records_total",
            { actor_type: "staff", approved: "true", ...region },
            300,
            5000,
          ),
        ],
      },
    ],
  },
  {
    alert: "CriticalSecurityFinding",
    labels: { source: "guardduty", ...region },
    firesAt: "1m",
    series: () => [
      gauge(
        "scheduling_security_findings",
        { source: "guardduty", severity_level: "critical", ...region },
        1,
      ),
    ],
    lookAlikes: [
      {
        because: "findings of lesser severity are handled in working hours",
        series: [
          gauge(
            "scheduling_security_findings",
            { source: "guardduty", severity_level: "high", ...region },
            9,
          ),
        ],
      },
    ],
  },
  {
    alert: "BreakGlassSessionLong",
    labels: { account: "er-17", ...region },
    firesAt: "5m",
    series: (level) => [
      gauge("scheduling_break_glass_session_age_seconds", { account: "er-17", ...region }, level("limit")),
    ],
  },
  {
    alert: "MandatoryPolicyViolation",
    labels: { policy: "s3-own-key", ...stack },
    firesAt: "5m",
    series: () => [violations("mandatory", 1)],
    lookAlikes: [
      {
        because: "advisory violations do not break a guardrail",
        series: [violations("advisory", 9), violations("mandatory", 0)],
      },
    ],
  },
  {
    alert: "AdvisoryViolationsGrowing",
    labels: { stack: stack.stack },
    firesAt: "612000s",
    evaluation: "1h",
    sample: "1h",
    series: () => [violations("advisory", (seconds) => (seconds <= 604_800 ? 3 : 4))],
    lookAlikes: [{ because: "as many as a week ago", series: [violations("advisory", 4)] }],
  },
  {
    alert: "PolicyEnforcementOff",
    labels: { pack: "hipaa", stack: stack.stack },
    firesAt: "5m",
    series: () => [gauge("wardrail_policy_pack_enabled", { pack: "hipaa", ...stack }, 0)],
    lookAlikes: [
      {
        because: "a developer's sandbox may run without",
        series: [
          gauge(
            "wardrail_policy_pack_enabled",
            { pack: "hipaa", stack: "sandbox", environment: "development" },
            0,
          ),
        ],
      },
    ],
  },
  {
    alert: "StackDriftDetected",
    labels: stack,
    firesAt: "30m",
    series: () => [gauge("wardrail_stack_drift_resources", stack, 1)],
    lookAlikes: [
      {
        because: "an update under way drifts for twenty minutes",
        series: [gauge("wardrail_stack_drift_resources", stack, (seconds) => (seconds < 1200 ? 5 : 0))],
      },
    ],
  },
  {
    alert: "DriftCheckStale",
    labels: { stack: stack.stack },
    firesAt: "1h",
    series: (level) => [pastTime("wardrail_stack_last_drift_check_timestamp_seconds", stack, level("limit"))],
  },
  {
    alert: "SecretRotationOverdue",
    labels: { secret: "database", environment: "production" },
    firesAt: "1d",
    evaluation: "5m",
    sample: "5m",
    series: (level) => [
      gauge("wardrail_secret_age_seconds", { secret: "database", environment: "production" }, level("limit")),
    ],
  },
  {
    alert: "CertificateExpiringSoon",
    labels: { instance: certificate.instance },
    firesAt: "1h",
    series: (level) => [endsIn(level("left"))],
  },
  {
    alert: "CertificateExpiryImminent",
    labels: { instance: certificate.instance },
    firesAt: "10m",
    series: (level) => [endsIn(level("left"))],
  },
  {
    alert: "BreachNoticeDueSoon",
    labels: breach,
    firesAt: "0m",
    series: (level) => [pastTime("wardrail_breach_discovered_timestamp_seconds", breach, level("used"))],
  },
  {
    alert: "BreachNoticeDeadline",
    labels: breach,
    firesAt: "0m",
    series: (level) => [pastTime("wardrail_breach_discovered_timestamp_seconds", breach, level("used"))],
  },
];
