/** What callers do to each scheduling service, in FHIR's words: find a Slot, book an Appointment, join a waitlist. */
import { check } from "k6";
import http, { type Response } from "k6/http";
import { syntheticHospital, syntheticPatient, syntheticSlot } from "../lib/synthetic.ts";

export interface Caller {
  readonly origin: string;
  readonly iteration: number;
  readonly serviceClass: "emergency" | "normal";
}

const JSON_BODY = { "Content-Type": "application/fhir+json" };

function request(caller: Caller, service: string, name: string) {
  return {
    headers: { ...JSON_BODY, "X-Service-Class": caller.serviceClass },
    tags: { service, class: caller.serviceClass, name },
  };
}

function answered(response: Response, status: number): void {
  check(response, { [`answers ${status}`]: (r) => r.status === status });
}

/** Looks for a free Slot and books it as an Appointment; two requests. */
export function bookAppointment(caller: Caller): void {
  const hospital = syntheticHospital(Math.random());
  const slot = syntheticSlot(hospital, Math.random());
  const body = JSON.stringify({
    resourceType: "Appointment",
    status: "booked",
    slot: [{ reference: `Slot/${slot}` }],
    participant: [
      { actor: { reference: `Patient/${syntheticPatient(caller.iteration)}` }, status: "accepted" },
    ],
  });
  answered(
    http.post(`${caller.origin}/booking/Appointment`, body, request(caller, "booking", "book Appointment")),
    201,
  );
}

/** Reads the free Slots of one hospital. */
export function findSlots(caller: Caller): void {
  const hospital = syntheticHospital(Math.random());
  const url = `${caller.origin}/availability/Slot?schedule.actor=Location/${hospital}&status=free`;
  answered(http.get(url, request(caller, "availability", "find free Slots")), 200);
}

/** Puts a patient on the waitlist of one hospital. */
export function joinWaitlist(caller: Caller): void {
  const body = JSON.stringify({
    resourceType: "AppointmentResponse",
    participantStatus: "tentative",
    actor: { reference: `Patient/${syntheticPatient(caller.iteration)}` },
  });
  answered(
    http.post(
      `${caller.origin}/waitlist/AppointmentResponse`,
      body,
      request(caller, "waitlist", "join waitlist"),
    ),
    201,
  );
}

/** Reads the reminders due for one patient. */
export function readReminders(caller: Caller): void {
  const url = `${caller.origin}/notifications/Communication?subject=Patient/${syntheticPatient(caller.iteration)}`;
  answered(http.get(url, request(caller, "notifications", "read reminders")), 200);
}
