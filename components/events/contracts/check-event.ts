import type { Checked, Problem } from "../../../exchange/problem.ts";
import { detailTypeOf, type EventName, eventCatalogue, eventContexts, eventSourceOf } from "../catalogue.ts";
import type { Fields } from "./contract.ts";
import { type DomainEvent, type EventDetail, eventContracts } from "./contracts.ts";
import { admits, wantedOf } from "./field-kinds.ts";
import { phiLikenessOf, promisesPhi } from "./phi-likeness.ts";

/** An event as EventBridge delivers it; the fields we do not read are left out. */
export interface DeliveredEvent {
  readonly source?: unknown;
  readonly "detail-type"?: unknown;
  readonly detail?: unknown;
}

const byDetailType: ReadonlyMap<string, EventName> = new Map(
  (Object.keys(eventContracts) as EventName[]).map((name) => [
    detailTypeOf(name, eventContracts[name].version),
    name,
  ]),
);

/** The context that owns and publishes an event. */
export function contextOf(event: EventName) {
  const owner = eventContexts.find((context) =>
    (eventCatalogue[context] as readonly string[]).includes(event),
  );
  if (owner === undefined) throw new Error(`no context publishes ${event}`);
  return owner;
}

/**
 * An event read against its contract: known type, right source, every field there and of its kind, and no field more.
 * Problems name the path and what a value looks like, never the value: it may be a patient's.
 *
 * @example
 * const checked = checkEvent({ source: "wardrail.booking", "detail-type": "appointment.booked.v1", detail });
 */
export function checkEvent(delivered: DeliveredEvent): Checked<DomainEvent> {
  const detailType = delivered["detail-type"];
  const event = typeof detailType === "string" ? byDetailType.get(detailType) : undefined;
  if (event === undefined) {
    return {
      ok: false,
      problems: [problem("event", "detail-type", shapeOf(detailType), "a type of the catalogue")],
    };
  }
  const source = eventSourceOf(contextOf(event));
  const wrongSource =
    delivered.source === source ? [] : [problem(event, "source", shapeOf(delivered.source), source)];
  const detail = checkDetail(event, delivered.detail);
  const problems = [...wrongSource, ...(detail.ok ? [] : detail.problems)];
  if (!detail.ok || problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { event, detail: detail.value } as DomainEvent };
}

/** A `detail` read against the contract of `event`; see {@link checkEvent}. */
export function checkDetail<Name extends EventName>(
  event: Name,
  detail: unknown,
): Checked<EventDetail<Name>> {
  const fields: Fields = eventContracts[event].fields;
  if (typeof detail !== "object" || detail === null || Array.isArray(detail)) {
    return { ok: false, problems: [problem(event, "detail", shapeOf(detail), "an object")] };
  }
  const given = new Map<string, unknown>(Object.entries(detail));
  const problems = Object.entries(fields).flatMap(([name, field]) => {
    const value = given.get(name);
    if (value === undefined && field.optional === true) return [];
    return admits(field, value) ? [] : [problem(event, `detail.${name}`, shapeOf(value), wantedOf(field))];
  });
  for (const [name] of given) {
    if (Object.hasOwn(fields, name)) continue;
    const wanted = "no such field: a contract holds what it declares and nothing more";
    // A name outside the contract can itself be a patient's; only its likeness is told.
    const found = promisesPhi(name) ? "a field whose name promises patient data" : "an undeclared field";
    problems.push(problem(event, "detail", found, wanted));
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: detail as unknown as EventDetail<Name> };
}

function problem(event: string, path: string, found: string, wanted: string): Problem {
  return { file: event === "event" ? "event" : `event ${event}`, path, found, wanted };
}

/** What a value is like, without the value. */
function shapeOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") {
    const likeness = phiLikenessOf(value);
    return likeness === undefined ? "another text" : `what looks like ${likeness}`;
  }
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
