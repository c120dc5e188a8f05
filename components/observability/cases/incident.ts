import type { AlertCase } from "./case-types.ts";
import { event, gauge } from "./series.ts";

const incident = (severity: string) => ({ incident: `inc-${severity}`, incident_severity: severity });
const waiting = "wardrail_incident_unacknowledged_seconds";
const open = "wardrail_incident_open_seconds";

export const incidentCases: readonly AlertCase[] = [
  {
    alert: "IncidentAckOverdue",
    labels: incident("emergency"),
    firesAt: "0m",
    judges: ["emergency"],
    series: (level) => [gauge(waiting, incident("emergency"), level("emergency"))],
    lookAlikes: [
      {
        because: "a critical incident has fifteen minutes, a high one an hour",
        series: [gauge(waiting, incident("critical"), 880), gauge(waiting, incident("high"), 3500)],
      },
    ],
  },
  {
    alert: "IncidentAckOverdue",
    labels: incident("critical"),
    firesAt: "0m",
    judges: ["critical"],
    series: (level) => [gauge(waiting, incident("critical"), level("critical"))],
  },
  {
    alert: "IncidentAckOverdue",
    labels: incident("high"),
    firesAt: "0m",
    judges: ["high"],
    series: (level) => [gauge(waiting, incident("high"), level("high"))],
  },
  {
    alert: "IncidentEscalationDue",
    labels: incident("emergency"),
    firesAt: "0m",
    judges: ["emergency"],
    series: (level) => [gauge(waiting, incident("emergency"), level("emergency"))],
    lookAlikes: [
      {
        because: "a critical incident is escalated after half an hour",
        series: [gauge(waiting, incident("critical"), 1750), gauge(waiting, incident("high"), 90_000)],
      },
    ],
  },
  {
    alert: "IncidentEscalationDue",
    labels: incident("critical"),
    firesAt: "0m",
    judges: ["critical"],
    series: (level) => [gauge(waiting, incident("critical"), level("critical"))],
  },
  {
    alert: "IncidentResolutionOverdue",
    labels: incident("emergency"),
    firesAt: "0m",
    judges: ["emergency"],
    series: (level) => [gauge(open, incident("emergency"), level("emergency"))],
    lookAlikes: [
      {
        because: "critical incidents have four hours, high ones eight",
        series: [gauge(open, incident("critical"), 14_000), gauge(open, incident("high"), 28_000)],
      },
    ],
  },
  {
    alert: "IncidentResolutionOverdue",
    labels: incident("critical"),
    firesAt: "0m",
    judges: ["critical"],
    series: (level) => [gauge(open, incident("critical"), level("critical"))],
  },
  {
    alert: "IncidentResolutionOverdue",
    labels: incident("high"),
    firesAt: "0m",
    judges: ["high"],
    series: (level) => [gauge(open, incident("high"), level("high"))],
  },
  {
    alert: "PostIncidentReviewOverdue",
    labels: { incident: "inc-critical" },
    firesAt: "1h",
    series: (level) => [
      gauge("wardrail_incident_review_pending_seconds", incident("critical"), level("limit")),
    ],
    lookAlikes: [
      {
        because: "a medium incident needs no review",
        series: [gauge("wardrail_incident_review_pending_seconds", incident("medium"), 900_000)],
      },
    ],
  },
  {
    alert: "RecurringDatabaseIncidents",
    labels: { category: "Database Failover" },
    firesAt: "2595600s",
    evaluation: "1h",
    sample: "1h",
    series: (level) => [
      event(
        "wardrail_incidents_total",
        { category: "Database Failover", incident_severity: "high", phase: "live" },
        2_592_000,
        level("limit"),
      ),
    ],
    lookAlikes: [
      {
        because: "as many incidents of another category",
        series: [
          event(
            "wardrail_incidents_total",
            { category: "Network", incident_severity: "high", phase: "live" },
            2_592_000,
            9,
          ),
        ],
      },
    ],
  },
  {
    alert: "PilotCriticalIssueLimit",
    labels: {},
    firesAt: "1814400s",
    evaluation: "1h",
    sample: "1h",
    series: (level) => [
      event(
        "wardrail_incidents_total",
        { category: "Booking", incident_severity: "critical", phase: "pilot" },
        1_814_400,
        level("limit"),
      ),
    ],
    lookAlikes: [
      {
        because: "issues of lesser severity do not close the gate",
        series: [
          event(
            "wardrail_incidents_total",
            { category: "Booking", incident_severity: "high", phase: "pilot" },
            1_814_400,
            9,
          ),
        ],
      },
    ],
  },
  {
    alert: "PatientSatisfactionLow",
    labels: { region: "us-east-1" },
    firesAt: "1d",
    evaluation: "5m",
    sample: "5m",
    series: (level) => [
      gauge("scheduling_patient_satisfaction_score", { region: "us-east-1" }, level("floor")),
    ],
  },
];
