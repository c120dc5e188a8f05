import { detailTypeOf, eventSourceOf } from "../catalogue.ts";
import { contextOf } from "./check-event.ts";
import type { EventContract } from "./contract.ts";
import { type Field, idPattern, instantPattern } from "./field-kinds.ts";

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The contract as EventBridge's schema registry wants it: JSON Schema draft 4 of the whole delivered event. `detail` is
 * closed; the envelope is AWS's and stays open, because replays and traces add to it. Draft 4 has no `const`, so single
 * values are enumerations. Equal contracts give equal text.
 */
export function jsonSchemaOf(contract: EventContract): JsonSchema {
  const { event, version, means, fields } = contract;
  const detailType = detailTypeOf(event, version);
  const source = eventSourceOf(contextOf(event));
  return {
    $schema: "http://json-schema.org/draft-04/schema#",
    id: `https://wardrail.dev/events/${detailType}.json`,
    title: detailType,
    description: means,
    "x-amazon-events-detail-type": detailType,
    "x-amazon-events-source": source,
    type: "object",
    required: ["detail-type", "source", "detail"],
    properties: {
      "detail-type": { enum: [detailType] },
      source: { enum: [source] },
      detail: {
        type: "object",
        additionalProperties: false,
        required: Object.keys(fields).filter((name) => fields[name]?.optional !== true),
        properties: Object.fromEntries(
          Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)]),
        ),
      },
    },
  };
}

/** The schema as text, in the order it was declared. */
export function jsonSchemaText(contract: EventContract): string {
  return JSON.stringify(jsonSchemaOf(contract));
}

function fieldSchema(field: Field): JsonSchema {
  switch (field.kind) {
    case "opaque-id":
      return { type: "string", pattern: idPattern(field.of) };
    case "instant":
      return { type: "string", format: "date-time", pattern: instantPattern };
    case "code":
      return { type: "string", enum: field.codes };
    case "count":
      return { type: "integer", minimum: 0, maximum: field.most };
    case "flag":
      return { type: "boolean" };
  }
}
