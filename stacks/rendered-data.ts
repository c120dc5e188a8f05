import type { GraphResource, PropertyValue, ResourceGraph } from "../exchange/resource-graph.ts";
import { at, renderReferenceEstate } from "./rendered-estate.ts";

/** The reference estate's data stack as tests look at it. */
export interface RenderedData {
  readonly graph: ResourceGraph;
  /** All stacks, for what comes from upstream. */
  readonly graphs: readonly ResourceGraph[];
  ofType(type: string): readonly GraphResource[];
  /** The patient data key's ARN in a region. */
  phiKeyIn(region: string | undefined): PropertyValue | undefined;
}

export const dataStack = "data-prod";
export const dataRegions = ["us-east-1", "us-west-2"] as const;

export async function renderReferenceData(): Promise<RenderedData> {
  const { graphs } = await renderReferenceEstate();
  const stackNamed = (name: string) => graphs.find(({ stack }) => stack === name) ?? missing();
  const graph = stackNamed(dataStack);
  const keys = at(stackNamed("foundation-prod").outputs, "keys", "phi");
  return {
    graph,
    graphs,
    ofType: (type) => graph.resources.filter((resource) => resource.type === type),
    phiKeyIn: (region) => at(keys, region ?? "", "arn"),
  };
}

/** For what a test cannot do without. */
export function missing(): never {
  throw new Error("what is under test is not there");
}
