/**
 * Identifiers of people and places that do not exist. A load test never carries a real patient: ids are opaque,
 * start with `synthetic-` and hold neither a name nor a contact.
 */
import { demand } from "../../components/surge/index.ts";

export function syntheticPatient(iteration: number): string {
  return `synthetic-patient-${iteration % 100_000}`;
}

/** Hospitals are drawn unevenly, as in life: the square of the uniform draw favours the low numbers. */
export function syntheticHospital(uniform: number): string {
  return `synthetic-hospital-${Math.floor(uniform * uniform * demand.hospitals.value)}`;
}

export function syntheticSlot(hospital: string, uniform: number): string {
  return `${hospital}-slot-${Math.floor(uniform * 5_000)}`;
}
