import {
  type GraphResource,
  isMap,
  type PropertyValue,
  type ResourceGraph,
} from "../exchange/resource-graph.ts";
import { renderEstate } from "./offline/index.ts";
import type { Layer } from "./stack-name.ts";

/** The reference estate as tests look at it. */
export interface RenderedEstate {
  readonly graphs: readonly ResourceGraph[];
  readonly everything: readonly GraphResource[];
  /** The resources of a type, over all stacks. */
  ofType(type: string): readonly GraphResource[];
}

/** All of it, or the stacks of one layer. */
export async function renderReferenceEstate(layer?: Layer): Promise<RenderedEstate> {
  const all = await renderEstate({ environment: "prod" });
  const graphs = all.filter(({ stack }) => layer === undefined || stack.startsWith(`${layer}-`));
  const everything = graphs.flatMap(({ resources }) => resources);
  const byType = Map.groupBy(everything, ({ type }) => type);
  return { graphs, everything, ofType: (type) => byType.get(type) ?? [] };
}

type Path = readonly (string | number)[];

/** The value at a path, or `undefined`. */
export function at(value: PropertyValue | undefined, ...path: Path): PropertyValue | undefined {
  return path.reduce<PropertyValue | undefined>((inner, key) => {
    if (Array.isArray(inner)) return inner[Number(key)];
    return isMap(inner) ? inner[key] : undefined;
  }, value);
}

/** A resource's input at a path. */
export function input(resource: GraphResource, ...path: Path): PropertyValue | undefined {
  return at(resource.inputs, ...path);
}
