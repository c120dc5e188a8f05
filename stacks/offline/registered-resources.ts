import type { Problem } from "../../exchange/problem.ts";
import {
  type GraphResource,
  type PropertyMap,
  UNKNOWN_VALUE,
  type Urn,
} from "../../exchange/resource-graph.ts";
import { regionOf, synthesise, uuid } from "./computed-values.ts";
import type { MonitorFacts } from "./monitor-facts.ts";
import { urnOf } from "./urns.ts";

/** A registration or a read, as far as both say the same. */
export interface Registration
  extends Pick<
    GraphResource,
    "type" | "name" | "custom" | "inputs" | "dependencies" | "propertyDependencies"
  > {
  readonly parent: Urn | undefined;
  /** `urn::id` of an explicit provider. */
  readonly provider: string | undefined;
  /** Version of the provider's package; part of the default provider's name. */
  readonly version: string;
  /** `undefined`: as its parent. The engine hands both down to children that do not say. */
  readonly protect: boolean | undefined;
  readonly retainOnDelete: boolean | undefined;
  /** Present when the resource is read, not made: nothing is computed for it. */
  readonly read?: { readonly id: string; readonly outputs: PropertyMap };
}

/** The resources of one stack in the order in which they were registered. */
export class RegisteredResources {
  readonly problems: Problem[] = [];
  readonly #facts: MonitorFacts;
  readonly #resources = new Map<Urn, GraphResource>();

  constructor(facts: MonitorFacts) {
    this.#facts = facts;
  }

  get all(): readonly GraphResource[] {
    return [...this.#resources.values()];
  }

  report(path: string, found: string, wanted: string): void {
    this.problems.push({ file: `stack ${this.#facts.stack}`, path, found, wanted });
  }

  setOutputs(urn: Urn, outputs: PropertyMap): void {
    const resource = this.#resources.get(urn);
    if (resource !== undefined) this.#resources.set(urn, { ...resource, outputs });
  }

  add(registration: Registration): GraphResource {
    const { type, name, custom, parent, inputs, dependencies, propertyDependencies } = registration;
    const { stack, project } = this.#facts;
    const urn = urnOf({ stack, project, type, name, ...(parent === undefined ? {} : { parent }) });
    if (this.#resources.has(urn))
      this.report(name, `two resources with the address ${urn}`, "a name of its own");
    const above = parent === undefined ? undefined : this.#resources.get(parent);
    const region = this.#providerRegion(registration.provider);
    const provider = this.#providerOf(registration);
    const ownRegion = regionOf(type, inputs, region);
    const { id, outputs } = registration.read ?? this.#computed(urn, registration, region);
    const resource: GraphResource = {
      urn,
      type,
      name,
      custom,
      ...(parent === undefined ? {} : { parent }),
      ...(id === undefined ? {} : { id }),
      inputs,
      outputs,
      dependencies,
      propertyDependencies,
      ...(provider === undefined ? {} : { provider }),
      ...(ownRegion === undefined ? {} : { region: ownRegion }),
      protect: registration.protect ?? above?.protect ?? false,
      retainOnDelete: registration.retainOnDelete ?? above?.retainOnDelete ?? false,
    };
    this.#resources.set(urn, resource);
    return resource;
  }

  /** What a provider answers; components have no provider and get their outputs later. */
  #computed(
    urn: Urn,
    { type, name, custom, inputs }: Registration,
    region: string,
  ): { readonly id?: string; readonly outputs: PropertyMap } {
    if (!custom) return { outputs: {} };
    const { accountId, computedValues } = this.#facts;
    const { id, outputs } = synthesise({ urn, type, name, inputs }, { accountId, region });
    if (computedValues === "synthesised") return { id, outputs: { ...inputs, ...outputs } };
    return { outputs: { ...inputs, ...unknownOf(outputs, inputs) } };
  }

  /** The region of an explicit provider, or of the default one; resources may still name their own. */
  #providerRegion(provider: string | undefined): string {
    const urn = provider?.split("::").slice(0, 4).join("::") ?? "";
    const region = this.#resources.get(urn)?.inputs["region"];
    return typeof region === "string" ? region : this.#facts.region;
  }

  /** The explicit provider, or the default one of the package, which the engine registers on first use. */
  #providerOf({ type, custom, provider, version }: Registration): string | undefined {
    if (!custom || provider !== undefined || type.startsWith("pulumi:providers:")) return provider;
    const packageName = type.split(":")[0] ?? "";
    const { stack, project, providerSettings } = this.#facts;
    const name = version === "" ? "default" : `default_${version.replaceAll(/[.+-]/g, "_")}`;
    const providerType = `pulumi:providers:${packageName}`;
    const urn = urnOf({ stack, project, type: providerType, name });
    const id = uuid(urn);
    if (!this.#resources.has(urn)) {
      const inputs = { ...providerSettings[packageName], ...(version === "" ? {} : { version }) };
      this.#resources.set(urn, {
        urn,
        type: providerType,
        name,
        custom: true,
        id,
        inputs,
        outputs: inputs,
        dependencies: [],
        propertyDependencies: {},
        protect: false,
        retainOnDelete: false,
      });
    }
    return `${urn}::${id}`;
  }
}

/** Computed properties as a preview shows them: unknown, unless the program itself set them. */
function unknownOf(computed: PropertyMap, inputs: PropertyMap): PropertyMap {
  return Object.fromEntries(Object.keys(computed).map((key) => [key, inputs[key] ?? UNKNOWN_VALUE]));
}
