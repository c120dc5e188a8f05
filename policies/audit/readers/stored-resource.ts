import * as v from "valibot";
import {
  type PropertyMap,
  type PropertyValue,
  secretOf,
  typeOfUrn,
  UNKNOWN_VALUE,
} from "../../../exchange/resource-graph.ts";
import type { GraphResourceWithOptions } from "../evaluate.ts";

const properties = v.optional(v.nullable(v.record(v.string(), v.unknown())));
const urns = v.optional(v.nullable(v.array(v.string())));

/** A resource as `pulumi stack export` and `pulumi preview --json` both write it; what rules do not ask for is left out. */
export const storedResource = v.looseObject({
  urn: v.pipe(v.string(), v.regex(/^urn:pulumi:.*::.*::.*::/s)),
  type: v.optional(v.string()),
  custom: v.optional(v.boolean()),
  id: v.optional(v.nullable(v.string())),
  inputs: properties,
  outputs: properties,
  parent: v.optional(v.nullable(v.string())),
  provider: v.optional(v.nullable(v.string())),
  dependencies: urns,
  propertyDependencies: v.optional(v.nullable(v.record(v.string(), v.nullable(v.array(v.string()))))),
  protect: v.optional(v.nullable(v.boolean())),
  retainOnDelete: v.optional(v.nullable(v.boolean())),
  ignoreChanges: urns,
  delete: v.optional(v.nullable(v.boolean())),
});

export type StoredResource = v.InferOutput<typeof storedResource>;

export interface ReadOptions {
  /** In previews a secret is the text `[secret]`; its value is then unknown. */
  readonly secretText?: boolean;
}

export function toGraphResource(stored: StoredResource, options: ReadOptions = {}): GraphResourceWithOptions {
  const map = (given: Record<string, unknown> | null | undefined) =>
    plain(given ?? {}, options) as PropertyMap;
  const name = stored.urn.split("::").slice(3).join("::");
  return {
    urn: stored.urn,
    type: stored.type ?? typeOfUrn(stored.urn),
    name,
    custom: stored.custom ?? true,
    ...(stored.parent ? { parent: stored.parent } : {}),
    ...(stored.id ? { id: stored.id } : {}),
    inputs: map(stored.inputs),
    outputs: map(stored.outputs),
    dependencies: stored.dependencies ?? [],
    propertyDependencies: Object.fromEntries(
      Object.entries(stored.propertyDependencies ?? {}).map(([key, made]) => [key, made ?? []]),
    ),
    ...(stored.provider ? { provider: stored.provider } : {}),
    protect: stored.protect ?? false,
    retainOnDelete: stored.retainOnDelete ?? false,
    ignoreChanges: stored.ignoreChanges ?? [],
  };
}

function plain(value: unknown, options: ReadOptions): PropertyValue {
  if (value === "[secret]" && options.secretText === true) return secretOf(UNKNOWN_VALUE);
  if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string")
    return value;
  if (Array.isArray(value)) return value.map((item) => plain(item, options));
  if (typeof value !== "object") return null;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, options)]));
}
