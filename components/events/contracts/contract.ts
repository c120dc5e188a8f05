import type { EventName } from "../catalogue.ts";
import { type Field, idOf, instant, largestCount, optional, type ValueOf } from "./field-kinds.ts";
import { phiLikenessOf, promisesPhi, type WithoutPhiName } from "./phi-likeness.ts";

export type Fields = Readonly<Record<string, Field>>;

/** One version of one event: what its `detail` holds, and nothing else. */
export interface EventContract<F extends Fields = Fields> {
  readonly event: EventName;
  readonly version: number;
  /** One sentence: what has happened when this event is seen. */
  readonly means: string;
  readonly fields: F;
}

/** In every detail. `eventId` is ours: EventBridge's own id differs between two deliveries of one event. */
export const envelopeFields = {
  eventId: idOf("event"),
  occurredAt: instant,
  /** The event or request that led to this one. */
  correlationId: optional(idOf("correlation")),
} as const;

/** The TypeScript type of a contract's `detail`. */
export type DetailOf<F extends Fields> = {
  readonly [Name in keyof F as F[Name] extends { readonly optional: true } ? never : Name]: ValueOf<F[Name]>;
} & {
  readonly [Name in keyof F as F[Name] extends { readonly optional: true } ? Name : never]?: ValueOf<F[Name]>;
};

/**
 * Declares a contract. A field whose name promises PHI does not compile; a code that looks like PHI, or a count that
 * could be a record number, throws.
 *
 * @example
 * defineContract("appointment.noshow", 1, "The patient did not come.", { appointmentId: idOf("appointment") })
 */
export function defineContract<const F extends Fields>(
  event: EventName,
  version: number,
  means: string,
  fields: F & { readonly [Name in keyof F]: Name extends WithoutPhiName<Name> ? F[Name] : never },
): EventContract<typeof envelopeFields & F> {
  const refusals = Object.entries<Field>(fields).flatMap(([name, field]) => refusalsOf(name, field));
  if (refusals.length > 0) throw new Error(`contract ${event}.v${version}: ${refusals.join("; ")}`);
  return { event, version, means, fields: { ...envelopeFields, ...fields } };
}

function refusalsOf(name: string, field: Field): string[] {
  const refusals: string[] = [];
  if (promisesPhi(name)) refusals.push(`field ${name} promises patient data`);
  if (Object.hasOwn(envelopeFields, name)) refusals.push(`field ${name} is in every event already`);
  if (field.kind === "count" && field.most > largestCount) {
    refusals.push(
      `field ${name} counts to ${field.most}, and above ${largestCount} could hold a record number`,
    );
  }
  if (field.kind === "code") {
    for (const [index, code] of field.codes.entries()) {
      if (!/^[a-z]+(?:-[a-z0-9]+)*$/.test(code) || phiLikenessOf(code) !== undefined) {
        refusals.push(`code ${index} of ${name} is no lower-case word`);
      }
    }
  }
  return refusals;
}
