import { assumed, fromOperations, type Sourced } from "../surge/sourced.ts";

/** Gravest first. `emergency` is a life-threatening failure, `critical` a major disruption of care. */
export const alertSeverities = ["emergency", "critical", "high", "medium", "low"] as const;
export type AlertSeverity = (typeof alertSeverities)[number];

/** Ways to reach a person or a record. Addresses belong to stack secrets and are never in this table. */
export const channels = [
  "phone",
  "pager",
  "sms",
  "incident-channel",
  "status-page",
  "pager-low",
  "team-channel",
  "ticket",
] as const;
export type Channel = (typeof channels)[number];

/** How people are told of alerts of one severity and what they have promised. Times in seconds. */
export interface SeverityRouting {
  readonly respondSeconds: Sourced<number>;
  readonly resolveSeconds: Sourced<number>;
  /** After how long without an answer the next person is called; absent where the sources require none. */
  readonly escalateAfterSeconds?: Sourced<number>;
  /** Whether people outside the provider (hospitals, regulators) are told. */
  readonly externalNotification: Sourced<boolean>;
  readonly channels: readonly Channel[];
  readonly lead: string;
  readonly members: readonly TeamMember[];
  readonly skills: readonly string[];
  /** Alertmanager waits this long for alerts of the same group before it tells anyone. */
  readonly groupWaitSeconds: number;
  readonly groupIntervalSeconds: number;
  readonly repeatIntervalSeconds: number;
  /** Only minor alerts may wait for the morning. */
  readonly muteable: boolean;
}

export interface TeamMember {
  readonly role: string;
  readonly availability: "always" | "on-call" | "business-hours" | "extended-hours";
  readonly backup: string;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const noTimes = "the sources name the level but give it no times";

/**
 * Respond, resolve and escalate times of the operations chapter (OPS-INC-02 to OPS-INC-05), with the teams of
 * OPS-INC-13 to OPS-INC-16. Group waits are ours: nothing may delay the first page of an emergency.
 *
 * @example
 * severityRouting.emergency.respondSeconds.value // 180
 */
export const severityRouting = {
  emergency: {
    respondSeconds: fromOperations(180),
    resolveSeconds: fromOperations(hour),
    escalateAfterSeconds: fromOperations(300),
    externalNotification: fromOperations(true),
    channels: ["phone", "pager", "sms", "incident-channel", "status-page"],
    lead: "Emergency Operations Manager",
    members: [
      { role: "Database Emergency Specialist", availability: "always", backup: "Database Manager" },
      { role: "Application Emergency Specialist", availability: "always", backup: "Application Manager" },
      { role: "Healthcare Operations Director", availability: "business-hours", backup: "Medical Director" },
    ],
    skills: ["EmergencyResponse", "PatientDataRecovery", "DatabaseSystems", "ApplicationServices"],
    groupWaitSeconds: 0,
    groupIntervalSeconds: minute,
    repeatIntervalSeconds: 5 * minute,
    muteable: false,
  },
  critical: {
    respondSeconds: fromOperations(15 * minute),
    resolveSeconds: fromOperations(4 * hour),
    escalateAfterSeconds: fromOperations(30 * minute),
    externalNotification: fromOperations(false),
    channels: ["phone", "pager", "incident-channel"],
    lead: "Critical Operations Manager",
    members: [
      { role: "Senior Database Administrator", availability: "on-call", backup: "Database Team Lead" },
      { role: "Senior Application Engineer", availability: "on-call", backup: "Engineering Manager" },
      { role: "Infrastructure Specialist", availability: "on-call", backup: "Infrastructure Manager" },
    ],
    skills: ["DatabaseSystems", "ApplicationServices", "NetworkInfrastructure", "ComplianceIssues"],
    groupWaitSeconds: 10,
    groupIntervalSeconds: 5 * minute,
    repeatIntervalSeconds: 30 * minute,
    muteable: false,
  },
  high: {
    respondSeconds: fromOperations(hour),
    resolveSeconds: fromOperations(8 * hour),
    externalNotification: fromOperations(false),
    channels: ["pager-low", "team-channel"],
    lead: "service owner",
    members: [],
    skills: [],
    groupWaitSeconds: 30,
    groupIntervalSeconds: 5 * minute,
    repeatIntervalSeconds: 4 * hour,
    muteable: false,
  },
  medium: {
    respondSeconds: assumed(4 * hour, noTimes),
    resolveSeconds: assumed(3 * day, noTimes),
    externalNotification: assumed(false, noTimes),
    channels: ["team-channel", "ticket"],
    lead: "service owner",
    members: [],
    skills: [],
    groupWaitSeconds: 2 * minute,
    groupIntervalSeconds: 10 * minute,
    repeatIntervalSeconds: day,
    muteable: true,
  },
  low: {
    respondSeconds: assumed(day, noTimes),
    resolveSeconds: assumed(14 * day, noTimes),
    externalNotification: assumed(false, noTimes),
    channels: ["ticket"],
    lead: "service owner",
    members: [],
    skills: [],
    groupWaitSeconds: 10 * minute,
    groupIntervalSeconds: hour,
    repeatIntervalSeconds: 3 * day,
    muteable: true,
  },
} as const satisfies Record<AlertSeverity, SeverityRouting>;

/** True when `a` is graver than `b`. */
export function isGraver(a: AlertSeverity, b: AlertSeverity): boolean {
  return alertSeverities.indexOf(a) < alertSeverities.indexOf(b);
}
