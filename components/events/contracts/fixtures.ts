import { detailTypeOf, type EventName, eventSourceOf } from "../catalogue.ts";
import { contextOf } from "./check-event.ts";
import type { Fields } from "./contract.ts";
import { type EventDetail, eventContracts } from "./contracts.ts";
import { derivedId } from "./derived-ids.ts";
import type { Field } from "./field-kinds.ts";

/** An event as a publisher puts it. */
export interface PublishedEvent {
  readonly source: string;
  readonly "detail-type": string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/**
 * A synthetic event that keeps its contract, for tests and rehearsals. Equal arguments give equal bytes; `overrides`
 * replaces single fields.
 *
 * @example
 * fixtureOf("appointment.cancelled", { seed: "1", overrides: { cancelledBy: "patient" } })
 */
export function fixtureOf<Name extends EventName>(
  event: Name,
  options: { readonly seed?: string; readonly overrides?: Partial<EventDetail<Name>> } = {},
): PublishedEvent & { readonly detail: EventDetail<Name> } {
  const { seed = "0", overrides = {} } = options;
  const { version, fields }: { version: number; fields: Fields } = eventContracts[event];
  const detail = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, exampleOf(field, [event, name, seed])]),
  );
  return {
    source: eventSourceOf(contextOf(event)),
    "detail-type": detailTypeOf(event, version),
    detail: { ...detail, ...overrides } as unknown as EventDetail<Name>,
  };
}

function exampleOf(field: Field, [event = "", name = "", seed = ""]: readonly string[]): unknown {
  switch (field.kind) {
    case "opaque-id":
      // One patient, hospital or slot runs through all events of a seed; each event has an id of its own.
      return derivedId(field.of, "fixture", field.of === "event" ? event : name, seed);
    case "instant":
      return "2026-11-03T14:30:00Z";
    case "code":
      return field.codes[0];
    case "count":
      return Math.min(30, field.most);
    case "flag":
      return true;
  }
}
