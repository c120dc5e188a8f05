/** While an alert of `source` fires, alerts of `target` with the same values of `equal` tell nobody: they are its symptoms. */
export interface Inhibition {
  readonly name: string;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly equal: readonly string[];
  readonly why: string;
}

/** One page for one cause. A patient-safety alert may only be silenced by a graver one. */
export const inhibitions = [
  {
    name: "emergency-down",
    source: ['alertname="EmergencyServiceDown"'],
    target: ['alertname=~"EmergencyResponseSlow|EmergencyDataRetrievalSlow|EmergencyCommunicationDegraded"'],
    equal: ["region"],
    why: "one page for one cause; the source is the graver",
  },
  {
    name: "service-down",
    source: ['alertname="ServiceDown"'],
    target: ['severity=~"high|medium|low"', 'patient_safety="false"'],
    equal: ["service", "region"],
    why: "symptoms of a dead service",
  },
  {
    name: "region-down",
    source: ['alertname="RegionProbeFailing"'],
    target: ['severity=~"high|medium|low"', 'patient_safety="false"'],
    equal: ["region"],
    why: "symptoms of a dead region",
  },
  {
    name: "database-down",
    source: ['alertname=~"DatabaseDown|DatabaseFailoverStuck"'],
    target: [
      'alertname=~"DatabaseLatencyHigh|DatabaseLatencyAboveTarget|DatabaseConnectionsHigh|ReplicationLagHigh"',
    ],
    equal: ["cluster"],
    why: "symptoms",
  },
  {
    name: "error-rate",
    source: ['alertname="ErrorRateSevere"'],
    target: ['alertname="HighErrorRate"'],
    equal: ["service", "region"],
    why: "same cause, graver wins",
  },
  {
    name: "latency",
    source: ['alertname=~"ApiLatencySevere"'],
    target: ['alertname=~"ApiLatencyHigh|ApiLatencyAboveTarget"'],
    equal: ["service", "region"],
    why: "same cause, graver wins",
  },
  {
    name: "certificate",
    source: ['alertname="CertificateExpiryImminent"'],
    target: ['alertname="CertificateExpiringSoon"'],
    equal: ["instance"],
    why: "same cause",
  },
  {
    name: "replication",
    source: ['alertname="ReplicationLagCritical"'],
    target: ['alertname="ReplicationLagHigh"'],
    equal: ["cluster", "region"],
    why: "same cause",
  },
  {
    name: "dead-letters",
    source: ['alertname="DeadLetterQueueFlood"'],
    target: ['alertname="DeadLetterQueueNotEmpty"'],
    equal: ["dimension_QueueName", "region"],
    why: "same cause",
  },
  {
    name: "channel-down",
    source: ['alertname="NotificationChannelDown"'],
    target: ['alertname=~"NotificationDeliveryFailing|NotificationSlow"'],
    equal: ["channel", "region"],
    why: "same cause",
  },
  {
    name: "login",
    source: ['alertname="AuthenticationOutage"'],
    target: ['alertname="ProviderLoginFailures"'],
    equal: ["region"],
    why: "same cause",
  },
  {
    name: "connections",
    source: ['alertname="DatabaseConnectionExhaustion"'],
    target: ['alertname="DatabaseConnectionsHigh"'],
    equal: ["cluster", "region"],
    why: "same cause",
  },
  {
    name: "breach-notice",
    source: ['alertname="BreachNoticeDeadline"'],
    target: ['alertname="BreachNoticeDueSoon"'],
    equal: ["incident"],
    why: "same clock",
  },
  {
    name: "change-window",
    source: ['alertname="ChangeInProgress"'],
    target: ['severity=~"medium|low"', 'patient_safety="false"', 'alertname!="ChangeInProgress"'],
    equal: ["service"],
    why: "minor alerts of the service being changed",
  },
  {
    name: "load-test",
    source: ['alertname="LoadTestRunning"'],
    target: ['alertname=~"ApiLatencyAboveTarget|ApiLatencyHigh|BulkheadRejections"'],
    equal: ["service"],
    why: "expected under test; never in front of real patients' alerts",
  },
  {
    name: "burn-fast",
    source: ['burn="fast"'],
    target: ['burn=~"medium|slow|trickle"'],
    equal: ["slo"],
    why: "fastest burn only",
  },
  {
    name: "burn-medium",
    source: ['burn="medium"'],
    target: ['burn=~"slow|trickle"'],
    equal: ["slo"],
    why: "fastest burn only",
  },
] as const satisfies readonly Inhibition[];
