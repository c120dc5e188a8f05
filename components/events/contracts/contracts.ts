import { allowedRegions } from "../../naming/index.ts";
import { scenarios, schedulingServices } from "../../surge/index.ts";
import type { EventName } from "../catalogue.ts";
import { type DetailOf, defineContract, type EventContract } from "./contract.ts";
import { codeOf, countUpTo, idOf, instant } from "./field-kinds.ts";

const regionCode = codeOf(allowedRegions);
const party = codeOf(["patient", "hospital", "platform"]);

/** The ways messages reach patients; each has a queue of its own, so that one vendor's outage stops one channel. */
export const notificationChannels = ["email", "sms", "voice"] as const;
export type NotificationChannel = (typeof notificationChannels)[number];

/** What a message is about, said so that it tells nothing clinical. */
export const notificationPurposes = [
  "appointment-confirmed",
  "appointment-changed",
  "appointment-cancelled",
  "appointment-missed",
  "slot-offered",
  "offer-expired",
] as const;
export type NotificationPurpose = (typeof notificationPurposes)[number];

/** FHIR request priorities, gravest first. */
export const waitlistPriorities = ["stat", "asap", "urgent", "routine"] as const;
export type WaitlistPriority = (typeof waitlistPriorities)[number];

/** `homeRegion` is where the hospital's writes settle: with events delivered in both regions, one of them acts. */
const hospital = { hospitalId: idOf("hospital"), homeRegion: regionCode } as const;
const slot = {
  slotId: idOf("slot"),
  slotStartsAt: instant,
  slotMinutes: countUpTo(1440),
  healthcareServiceId: idOf("healthcareService"),
} as const;
const appointment = {
  ...hospital,
  ...slot,
  appointmentId: idOf("appointment"),
  patientRef: idOf("patient"),
} as const;
const offer = {
  ...hospital,
  ...slot,
  offerId: idOf("offer"),
  entryId: idOf("waitlistEntry"),
  patientRef: idOf("patient"),
} as const;
const notification = {
  ...hospital,
  notificationId: idOf("notification"),
  patientRef: idOf("patient"),
  channel: codeOf(notificationChannels),
  purpose: codeOf(notificationPurposes),
} as const;
const surge = {
  surgeId: idOf("surge"),
  scenario: codeOf(scenarios.map(({ id }) => id)),
  affects: codeOf(["primary", "secondary", "all"]),
} as const;
const failover = {
  failoverId: idOf("failover"),
  fromRegion: regionCode,
  toRegion: regionCode,
  mode: codeOf(["rehearsal", "real"]),
} as const;
const deployment = {
  deploymentId: idOf("deployment"),
  service: codeOf([...schedulingServices, "platform"]),
  region: regionCode,
} as const;
const breakGlass = {
  grantId: idOf("breakGlass"),
  workforceRef: idOf("workforceMember"),
  scope: codeOf(["patient", "hospital", "region"]),
} as const;

/** The contract of every event of the catalogue, by name. Version 1 of each; later versions only gain optional fields. */
export const eventContracts = {
  "appointment.requested": defineContract("appointment.requested", 1, "A patient asked for an appointment.", {
    ...appointment,
    channel: codeOf(["mobile", "web", "voice", "partner"]),
  }),
  "appointment.booked": defineContract(
    "appointment.booked",
    1,
    "A slot was taken for a patient.",
    appointment,
  ),
  "appointment.confirmed": defineContract("appointment.confirmed", 1, "A booked appointment is certain.", {
    ...appointment,
    confirmedBy: party,
  }),
  "appointment.rescheduled": defineContract(
    "appointment.rescheduled",
    1,
    "An appointment moved; its former slot is free.",
    { ...appointment, formerSlotId: idOf("slot"), formerSlotStartsAt: instant, rescheduledBy: party },
  ),
  "appointment.cancelled": defineContract(
    "appointment.cancelled",
    1,
    "An appointment ended; its slot is free.",
    {
      ...appointment,
      cancelledBy: party,
    },
  ),
  "appointment.noshow": defineContract("appointment.noshow", 1, "The patient did not come.", appointment),
  "availability.opened": defineContract("availability.opened", 1, "A slot can be booked by everyone.", {
    ...hospital,
    ...slot,
    openedBecause: codeOf(["roster", "reopened"]),
  }),
  "availability.closed": defineContract("availability.closed", 1, "A slot can no longer be booked.", {
    ...hospital,
    ...slot,
    closedBecause: codeOf(["roster", "too-late", "blocked"]),
  }),
  "roster.changed": defineContract("roster.changed", 1, "A practitioner's working hours changed.", {
    ...hospital,
    practitionerId: idOf("practitioner"),
    scheduleId: idOf("schedule"),
    effectiveFrom: instant,
    effectiveUntil: instant,
  }),
  "waitlist.joined": defineContract("waitlist.joined", 1, "A patient waits for an earlier slot.", {
    ...hospital,
    entryId: idOf("waitlistEntry"),
    patientRef: idOf("patient"),
    healthcareServiceId: idOf("healthcareService"),
    priority: codeOf(waitlistPriorities),
    earliestAt: instant,
    latestAt: instant,
  }),
  "waitlist.offered": defineContract("waitlist.offered", 1, "A free slot is held for one waiting patient.", {
    ...offer,
    offerExpiresAt: instant,
  }),
  "waitlist.expired": defineContract("waitlist.expired", 1, "An offer ran out unanswered.", {
    ...offer,
    slotPassesTo: codeOf(["next-waiter", "everyone"]),
  }),
  "waitlist.claimed": defineContract(
    "waitlist.claimed",
    1,
    "A waiting patient took the offered slot.",
    offer,
  ),
  "notification.sent": defineContract(
    "notification.sent",
    1,
    "A channel's vendor took a message.",
    notification,
  ),
  "notification.delivered": defineContract(
    "notification.delivered",
    1,
    "A message reached the patient's device.",
    notification,
  ),
  "notification.failed": defineContract(
    "notification.failed",
    1,
    "A message will not reach the patient this way.",
    {
      ...notification,
      failure: codeOf(["unreachable", "rejected", "vendor-outage", "suppressed"]),
    },
  ),
  "notification.optedout": defineContract(
    "notification.optedout",
    1,
    "A patient wants no more messages this way.",
    {
      ...hospital,
      patientRef: idOf("patient"),
      channel: codeOf(notificationChannels),
    },
  ),
  "ops.surge.declared": defineContract("ops.surge.declared", 1, "A surge is on: scale and shed as planned.", {
    ...surge,
    multiplier: countUpTo(1000),
  }),
  "ops.surge.ended": defineContract("ops.surge.ended", 1, "A surge is over.", surge),
  "ops.failover.started": defineContract("ops.failover.started", 1, "Traffic is leaving a region.", failover),
  "ops.failover.completed": defineContract("ops.failover.completed", 1, "A failover has come to its end.", {
    ...failover,
    outcome: codeOf(["completed", "rolled-back"]),
  }),
  "ops.deployment.started": defineContract(
    "ops.deployment.started",
    1,
    "A new version is going out.",
    deployment,
  ),
  "ops.deployment.finished": defineContract(
    "ops.deployment.finished",
    1,
    "A deployment has come to its end.",
    {
      ...deployment,
      outcome: codeOf(["succeeded", "failed", "rolled-back"]),
    },
  ),
  "access.breakglass.requested": defineContract(
    "access.breakglass.requested",
    1,
    "Someone asks for emergency access (45 CFR 164.312(a)(2)(ii)).",
    { ...breakGlass, basis: codeOf(["treatment-emergency", "system-outage", "disaster"]) },
  ),
  "access.breakglass.granted": defineContract("access.breakglass.granted", 1, "Emergency access is on.", {
    ...breakGlass,
    expiresAt: instant,
    approvals: countUpTo(10),
  }),
  "access.breakglass.expired": defineContract(
    "access.breakglass.expired",
    1,
    "Emergency access is off and awaits its review.",
    breakGlass,
  ),
  "security.alert": defineContract("security.alert", 1, "A detector found something.", {
    findingId: idOf("finding"),
    severity: codeOf(["critical", "high", "medium", "low"]),
    detector: codeOf([
      "guardduty",
      "securityhub",
      "macie",
      "inspector",
      "access-analyzer",
      "cloudtrail",
      "wardrail",
    ]),
    region: regionCode,
  }),
} as const satisfies Record<EventName, EventContract>;

/** The `detail` of an event by its name. */
export type EventDetail<Name extends EventName> = DetailOf<(typeof eventContracts)[Name]["fields"]>;

/** Any event, told apart by `event`. */
export type DomainEvent<Name extends EventName = EventName> = {
  [N in Name]: { readonly event: N; readonly detail: EventDetail<N> };
}[Name];
