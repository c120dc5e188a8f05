import type { AlertCase } from "./case-types.ts";
import { counter, gauge, p95 } from "./series.ts";

const region = { region: "us-east-1" };
const booking = { service: "booking", ...region };
const requests = "scheduling_http_requests_total";
const latency = "scheduling_http_request_duration_seconds";
const logins = "scheduling_login_attempts_total";
const breaker = "scheduling_circuit_breaker_state";
const weekSeconds = 604_800;

/** Requests of a service at a rate, a share of which fail. */
const traffic = (labels: Readonly<Record<string, string>>, perSecond: number, failing: number) => [
  counter(requests, { ...labels, code: "200" }, perSecond * (1 - failing)),
  counter(requests, { ...labels, code: "503" }, perSecond * failing),
];

/** Sign-ins of a role, a share of which fail. */
const signIns = (role: string, failing: number, perSecond = 1) => [
  counter(logins, { role, outcome: "success", ...region }, perSecond * (1 - failing)),
  counter(logins, { role, outcome: "failure", ...region }, perSecond * failing),
];

const open = (service: string, state = "open") =>
  gauge(breaker, { service, dependency: "database", state, ...region }, 1);

export const platformCases: readonly AlertCase[] = [
  {
    alert: "ServiceDown",
    labels: booking,
    firesAt: "1m",
    series: () => ["a", "b"].map((instance) => gauge("up", { job: "scheduling", instance, ...booking }, 0)),
    lookAlikes: [
      {
        because: "one of three instances is still up",
        series: [0, 0, 1].map((value, index) =>
          gauge("up", { job: "scheduling", instance: `${index}`, ...booking }, value),
        ),
      },
    ],
  },
  {
    alert: "ScrapeTargetsMissing",
    labels: { job: "scheduling" },
    firesAt: "3m",
    series: () => [gauge("up", { job: "node" }, 1)],
    lookAlikes: [
      {
        because: "targets that are down are not missing",
        series: [gauge("up", { job: "scheduling", ...booking }, 0)],
      },
    ],
  },
  {
    alert: "HighErrorRate",
    labels: booking,
    firesAt: "10m",
    series: (level) => traffic(booking, level("leastTraffic"), level("limit")),
    lookAlikes: [
      {
        because: "client errors are not ours",
        series: [counter(requests, { ...booking, code: "404" }, 10), ...traffic(booking, 1, 0)],
      },
    ],
  },
  {
    alert: "ErrorRateSevere",
    labels: booking,
    firesAt: "7m",
    series: (level) => traffic(booking, level("leastTraffic"), level("limit")),
  },
  {
    alert: "ChannelErrorRateHigh",
    labels: { channel: "ivr", ...region },
    firesAt: "630s",
    series: (level) => [
      ...traffic({ service: "booking", channel: "ivr", ...region }, 1, level("limit")),
      ...traffic({ service: "booking", channel: "web", ...region }, 99, 0),
    ],
  },
  {
    alert: "ApiLatencyAboveTarget",
    labels: booking,
    firesAt: "1830s",
    series: (level) => p95(latency, booking, level("target")),
  },
  {
    alert: "ApiLatencyHigh",
    labels: booking,
    firesAt: "630s",
    series: (level) => p95(latency, booking, level("limit")),
  },
  {
    alert: "ApiLatencySevere",
    labels: booking,
    firesAt: "330s",
    series: (level) => p95(latency, booking, level("guarantee")),
  },
  {
    alert: "ResponseTimeCollapse",
    labels: region,
    firesAt: "90s",
    series: (level) => [
      ...p95(latency, booking, level("trigger")),
      ...p95(latency, { service: "waitlist", ...region }, 0.08),
    ],
  },
  {
    alert: "RegionProbeFailing",
    labels: region,
    firesAt: "1m",
    series: () =>
      ["a", "b"].map((instance) =>
        gauge("probe_success", { job: "blackbox-scheduling", instance, ...region }, 0),
      ),
    lookAlikes: [
      {
        because: "one of two addresses answers",
        series: [0, 1].map((value) =>
          gauge("probe_success", { job: "blackbox-scheduling", instance: `${value}`, ...region }, value),
        ),
      },
      {
        because: "another job's probe fails",
        series: [gauge("probe_success", { job: "blackbox-partner", ...region }, 0)],
      },
    ],
  },
  {
    alert: "TrafficDropped",
    labels: booking,
    firesAt: "607500s",
    evaluation: "15m",
    sample: "1m",
    // A week at one rate, a quarter of an hour to fill the window, then a fraction of it.
    series: (level) => [
      gauge(requests, { ...booking, code: "200" }, (seconds) => {
        const before = level("leastTraffic");
        const drop = weekSeconds + 900;
        return seconds < drop
          ? seconds * before
          : drop * before + (seconds - drop) * before * level("remaining");
      }),
    ],
  },
  {
    alert: "SessionsNearTestedCeiling",
    labels: {},
    firesAt: "10m",
    series: (level) =>
      ["web", "mobile"].map((channel) =>
        gauge("scheduling_active_sessions", { channel, ...region }, level("limit") / 2),
      ),
  },
  {
    alert: "CircuitBreakerOpen",
    labels: { service: "booking", dependency: "database", ...region },
    firesAt: "2m",
    series: () => [open("booking")],
    lookAlikes: [
      {
        because: "a half-open breaker is recovering",
        series: [
          open("booking", "half_open"),
          gauge(breaker, { service: "booking", dependency: "database", state: "open", ...region }, 0),
        ],
      },
    ],
  },
  {
    alert: "CascadingFailureRisk",
    labels: region,
    firesAt: "1m",
    series: (level) => Array.from({ length: level("services") }, (_, index) => open(`service-${index}`)),
    lookAlikes: [
      {
        because: "three breakers of one service are one service",
        series: ["a", "b", "c"].map((dependency) =>
          gauge(breaker, { service: "booking", dependency, state: "open", ...region }, 1),
        ),
      },
    ],
  },
  {
    alert: "BulkheadRejections",
    labels: { service: "booking", dependency: "database", ...region },
    firesAt: "15m",
    series: (level) => [
      counter(
        "scheduling_bulkhead_rejections_total",
        { service: "booking", dependency: "database", ...region },
        level("limit"),
      ),
    ],
  },
  {
    alert: "SlowPatientDataAccess",
    labels: region,
    firesAt: "330s",
    series: (level) => p95("scheduling_record_access_seconds", region, level("limit")),
  },
  {
    alert: "ProviderLoginFailures",
    labels: { role: "provider", ...region },
    firesAt: "330s",
    series: (level) => signIns("provider", level("limit")),
    lookAlikes: [
      {
        because: "patients mistype, providers do not",
        series: [...signIns("patient", 0.6), ...signIns("provider", 0.02)],
      },
    ],
  },
  {
    alert: "LoginSlow",
    labels: { role: "provider", ...region },
    firesAt: "630s",
    series: (level) =>
      p95("scheduling_login_duration_seconds", { role: "provider", ...region }, level("limit")),
  },
  {
    alert: "AuthenticationOutage",
    labels: { role: "provider", ...region },
    firesAt: "150s",
    series: (level) => signIns("provider", level("limit")),
  },
  {
    alert: "LoginFailureSpike",
    labels: region,
    firesAt: "87000s",
    evaluation: "5m",
    sample: "1m",
    // Ten minutes into the spike its five-minute rate stands against a day that holds those ten minutes too.
    series: (level) => [
      gauge(logins, { role: "patient", outcome: "failure", ...region }, (seconds) => {
        const spike = level("leastTraffic");
        const window = 300;
        // The daily rate r solves spike = factor * ((86400 - window) * r + window * spike) / 86400.
        const usual = (spike * (86_400 / level("factor") - window)) / (86_400 - window);
        return seconds < 86_400 ? seconds * usual : 86_400 * usual + (seconds - 86_400) * spike;
      }),
    ],
  },
];
