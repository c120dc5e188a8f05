import {
  type GraphResource,
  isMap,
  type ResourceGraph,
  reveal,
  type Urn,
} from "../../exchange/resource-graph.ts";
import { Audited, type AuditedSource, Estate } from "../audited.ts";
import { STACK } from "../matchers/baseline.ts";
import { judge, type Rule, type Verdict } from "../rule.ts";
import type { Settings } from "../settings.ts";

/** One rule's verdict on one resource of one stack. */
export interface Judged {
  readonly rule: Rule;
  readonly stack: string;
  readonly urn: Urn;
  readonly verdict: Verdict;
}

/** A graph's resource with what only some sources tell. */
export interface GraphResourceWithOptions extends GraphResource {
  readonly ignoreChanges?: readonly string[];
}

export interface EvaluateOptions {
  readonly rules: readonly Rule[];
  readonly settings: Settings;
  /** False to judge as CrossGuard does, which sees secrets unmarked. Default true. */
  readonly secretsMarked?: boolean;
}

/**
 * Judges one stack's resources by the same rule objects that the policy pack serves. Resource rules see inputs,
 * stack rules see outputs over inputs, as Pulumi's engine hands them out. Resources of types that no rule is
 * about yield nothing.
 */
export function* evaluateGraph(
  graph: ResourceGraph,
  { rules, settings, secretsMarked = true }: EvaluateOptions,
): Generator<Judged> {
  const resources = withStack(graph);
  const regions = providerRegions(graph);
  const known = new Set(resources.map(({ urn }) => urn));
  const sources = (properties: (resource: GraphResource) => GraphResource["inputs"]) =>
    resources.map(
      (resource) => new Audited(sourceOf(resource, properties(resource), { regions, known, secretsMarked })),
    );
  const asked = sources(({ inputs }) => inputs);
  const estate = new Estate(
    graph.stack,
    sources((resource) => ({ ...resource.inputs, ...resource.outputs })),
  );
  const resourceRules = byType(rules.filter(({ scope }) => scope === "resource"));
  const stackRules = byType(rules.filter(({ scope }) => scope === "stack"));
  for (const [index, resource] of asked.entries()) {
    const alone = new Estate(graph.stack, [resource]);
    for (const rule of resourceRules(resource.type)) {
      yield {
        rule,
        stack: graph.stack,
        urn: resource.urn,
        verdict: judge(rule, resource, { settings, estate: alone }),
      };
    }
    const built = estate.resources[index];
    if (built === undefined) continue;
    for (const rule of stackRules(built.type)) {
      yield { rule, stack: graph.stack, urn: built.urn, verdict: judge(rule, built, { settings, estate }) };
    }
  }
}

/** Every stack has a resource of its own; some sources leave it out. */
export function withStack(graph: ResourceGraph): readonly GraphResourceWithOptions[] {
  if (graph.resources.some(({ type }) => type === STACK)) return graph.resources;
  const name = `${graph.project}-${graph.stack}`;
  const stack: GraphResource = {
    urn: `urn:pulumi:${graph.stack}::${graph.project}::${STACK}::${name}`,
    type: STACK,
    name,
    custom: false,
    inputs: {},
    outputs: {},
    dependencies: [],
    propertyDependencies: {},
    protect: false,
    retainOnDelete: false,
  };
  return [stack, ...graph.resources];
}

function sourceOf(
  resource: GraphResourceWithOptions,
  properties: GraphResource["inputs"],
  { regions, known, secretsMarked }: Surroundings,
): AuditedSource {
  return {
    urn: resource.urn,
    type: resource.type,
    name: resource.name,
    properties,
    id: resource.id,
    protect: resource.protect,
    ignoreChanges: resource.ignoreChanges,
    providerRegion: regions.get(providerUrn(resource)) ?? resource.region,
    secretsMarked,
    parent: resource.parent,
    dependencies: resource.dependencies,
    // As @pulumi/policy does: a dependency that is not among the stack's resources is dropped.
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies).map(([key, urns]) => [
        key,
        urns.filter((urn) => known.has(urn)),
      ]),
    ),
  };
}

interface Surroundings {
  readonly regions: ReadonlyMap<Urn, AuditedSource["providerRegion"]>;
  readonly known: ReadonlySet<Urn>;
  readonly secretsMarked: boolean;
}

/** A provider reference is `<urn>::<id>`. */
export function providerUrn({ provider }: GraphResource): Urn {
  return provider?.split("::").slice(0, 4).join("::") ?? "";
}

function providerRegions({ resources }: ResourceGraph): ReadonlyMap<Urn, AuditedSource["providerRegion"]> {
  const providers = resources.filter(({ type }) => type.startsWith("pulumi:providers:"));
  return new Map(
    providers.flatMap(({ urn, inputs }) => {
      const region = isMap(inputs) ? reveal(inputs["region"]) : undefined;
      return region === undefined ? [] : [[urn, region] as const];
    }),
  );
}

function byType(rules: readonly Rule[]): (type: string) => readonly Rule[] {
  const index = new Map<string, Rule[]>();
  for (const rule of rules)
    for (const type of rule.types) index.set(type, [...(index.get(type) ?? []), rule]);
  const every = index.get("*") ?? [];
  const found = new Map<string, readonly Rule[]>();
  return (type) => {
    let own = found.get(type);
    if (own === undefined) {
      own = type.startsWith("pulumi:") ? (index.get(type) ?? []) : [...(index.get(type) ?? []), ...every];
      found.set(type, own);
    }
    return own;
  };
}
