import type { sendUnaryData } from "@grpc/grpc-js";
import provider_pb from "@pulumi/pulumi/proto/provider_pb.js";
import resource_pb from "@pulumi/pulumi/proto/resource_pb.js";
import empty_pb from "google-protobuf/google/protobuf/empty_pb.js";
import struct_pb from "google-protobuf/google/protobuf/struct_pb.js";
import type { Problem } from "../../exchange/problem.ts";
import {
  type GraphResource,
  isSecret,
  type PropertyMap,
  type PropertyValue,
  UNKNOWN_VALUE,
  type Urn,
} from "../../exchange/resource-graph.ts";
import { answerInvoke } from "./answers.ts";
import { regionOf, synthesise, uuid } from "./computed-values.ts";
import { stackType, urnOf } from "./urns.ts";

const stackReferenceType = "pulumi:pulumi:StackReference";
const { ResourceMonitorFeature: Feature } = resource_pb;

/** What the monitor must know about the run. */
export interface MonitorFacts {
  readonly project: string;
  readonly stack: string;
  readonly accountId: string;
  readonly region: string;
  /** Settings of the default providers by package: `aws:region` is `region` of `aws`. */
  readonly providerSettings: Readonly<Record<string, PropertyMap>>;
  readonly computedValues: "synthesised" | "unknown";
  /** Outputs of an upstream stack by its full name `organization/project/stack`; `undefined` when there is none. */
  readonly upstreamOutputs: (fullName: string) => PropertyMap | undefined;
}

type Callback<T> = sendUnaryData<T>;

/**
 * Answers a program's registrations as the engine and the providers would, and remembers them. It has the methods
 * of Pulumi's own mock monitor, but keeps what that one drops: parent, dependencies, protection and provider.
 * It never fails a call: a failed registration surfaces as an unhandled rejection somewhere in the SDK, while a
 * problem kept here is reported once, in words.
 */
export class OfflineMonitor {
  readonly problems: Problem[] = [];
  readonly #facts: MonitorFacts;
  readonly #resources = new Map<Urn, GraphResource>();

  constructor(facts: MonitorFacts) {
    this.#facts = facts;
  }

  /** Everything registered so far, in registration order. */
  get resources(): readonly GraphResource[] {
    return [...this.#resources.values()];
  }

  get stackOutputs(): PropertyMap {
    return this.resources.find(({ type }) => type === stackType)?.outputs ?? {};
  }

  registerResource(
    request: resource_pb.RegisterResourceRequest,
    callback: Callback<resource_pb.RegisterResourceResponse>,
  ): void {
    if (request.getRemote()) {
      this.#report(request.getName(), `a component of another language (${request.getType()})`, localOnly);
    }
    const inputs = mapOf(request.getObject());
    const parent = this.#resources.get(request.getParent());
    const resource = this.#add(request, inputs, {
      custom: request.getCustom(),
      // The engine passes both options on to children that do not set them.
      protect: request.hasProtect() ? request.getProtect() === true : (parent?.protect ?? false),
      retainOnDelete: request.hasRetainondelete()
        ? request.getRetainondelete() === true
        : (parent?.retainOnDelete ?? false),
      propertyDependencies: propertyDependenciesOf(request),
    });
    const response = new resource_pb.RegisterResourceResponse();
    response.setUrn(resource.urn);
    response.setId(resource.id ?? "");
    response.setObject(structOf(this.#answer(resource)));
    callback(null, response);
  }

  readResource(
    request: resource_pb.ReadResourceRequest,
    callback: Callback<resource_pb.ReadResourceResponse>,
  ): void {
    const given = mapOf(request.getProperties());
    const read =
      request.getType() === stackReferenceType
        ? this.#upstream(request.getId(), request.getName())
        : undefined;
    const resource = this.#add(request, read === undefined ? given : { name: request.getId() }, {
      custom: true,
      protect: false,
      retainOnDelete: false,
      propertyDependencies: {},
      id: request.getId(),
      ...(read === undefined ? {} : { outputs: read }),
    });
    const response = new resource_pb.ReadResourceResponse();
    response.setUrn(resource.urn);
    response.setProperties(structOf(resource.outputs));
    callback(null, response);
  }

  registerResourceOutputs(
    request: resource_pb.RegisterResourceOutputsRequest,
    callback: Callback<empty_pb.Empty>,
  ): void {
    const resource = this.#resources.get(request.getUrn());
    if (resource !== undefined) {
      this.#resources.set(resource.urn, { ...resource, outputs: mapOf(request.getOutputs()) });
    }
    callback(null, new empty_pb.Empty());
  }

  invoke(request: resource_pb.ResourceInvokeRequest, callback: Callback<provider_pb.InvokeResponse>): void {
    const answer = answerInvoke(request.getTok(), mapOf(request.getArgs()), this.#facts);
    if (answer === undefined) {
      this.#report(
        "",
        `a question to the cloud (${request.getTok()})`,
        "an answer in stacks/offline/answers.ts",
      );
    }
    const response = new provider_pb.InvokeResponse();
    response.setReturn(structOf(answer ?? {}));
    callback(null, response);
  }

  call(request: resource_pb.ResourceCallRequest, callback: Callback<provider_pb.CallResponse>): void {
    this.#report("", `a call of a resource's method (${request.getTok()})`, localOnly);
    callback(null, new provider_pb.CallResponse());
  }

  supportsFeature(
    request: resource_pb.SupportsFeatureRequest,
    callback: Callback<resource_pb.SupportsFeatureResponse>,
  ): void {
    const response = new resource_pb.SupportsFeatureResponse();
    response.setHassupport(
      !request.getId().toLowerCase().includes("transform") && request.getId() !== "outputValues",
    );
    callback(null, response);
  }

  /**
   * Features the engine has and a graph can show. Transforms, hooks and state migrations are left out, so that a
   * program that uses them fails loudly instead of being rendered without them.
   */
  getDeploymentInfo(_request: empty_pb.Empty, callback: Callback<resource_pb.DeploymentInfo>): void {
    const info = new resource_pb.DeploymentInfo();
    info.setSupportedfeaturesList([
      Feature.RESOURCE_MONITOR_FEATURE_SECRETS,
      Feature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
      Feature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
      Feature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
      Feature.RESOURCE_MONITOR_FEATURE_REPLACE_WITH,
      Feature.RESOURCE_MONITOR_FEATURE_REPLACEMENT_TRIGGER,
      Feature.RESOURCE_MONITOR_FEATURE_PARAMETERIZATION,
    ]);
    callback(null, info);
  }

  registerPackage(
    request: resource_pb.RegisterPackageRequest,
    callback: Callback<resource_pb.RegisterPackageResponse>,
  ): void {
    const response = new resource_pb.RegisterPackageResponse();
    response.setRef(uuid(`${request.getName()}@${request.getVersion()}`));
    callback(null, response);
  }

  signalAndWaitForShutdown(_request: empty_pb.Empty, callback: Callback<empty_pb.Empty>): void {
    callback(null, new empty_pb.Empty());
  }

  close(): void {}

  #add(
    request: resource_pb.RegisterResourceRequest | resource_pb.ReadResourceRequest,
    inputs: PropertyMap,
    rest: Pick<GraphResource, "custom" | "protect" | "retainOnDelete" | "propertyDependencies"> & {
      readonly id?: string;
      readonly outputs?: PropertyMap;
    },
  ): GraphResource {
    const { stack, project, accountId } = this.#facts;
    const [type, name, parent] = [request.getType(), request.getName(), request.getParent()];
    const urn = urnOf({ stack, project, type, name, ...(parent === "" ? {} : { parent }) });
    if (this.#resources.has(urn))
      this.#report(name, `two resources with the address ${urn}`, "a name of its own");
    const computed = rest.custom && rest.outputs === undefined;
    const region = this.#providerRegion(request.getProvider());
    const made = computed ? synthesise({ urn, type, name, inputs }, { accountId, region }) : undefined;
    const known = this.#facts.computedValues === "synthesised";
    const own = regionOf(type, inputs, region);
    const provider = rest.custom
      ? this.#providerOf(type, request.getProvider(), request.getVersion())
      : undefined;
    const outputs =
      rest.outputs ??
      (made === undefined ? {} : { ...inputs, ...(known ? made.outputs : unknownOf(made.outputs, inputs)) });
    const id = rest.id ?? (known ? made?.id : undefined);
    const resource: GraphResource = {
      urn,
      type,
      name,
      custom: rest.custom,
      ...(parent === "" ? {} : { parent }),
      ...(id === undefined ? {} : { id }),
      inputs,
      outputs,
      dependencies: [...request.getDependenciesList()].sort(),
      propertyDependencies: rest.propertyDependencies,
      ...(provider === undefined ? {} : { provider }),
      ...(own === undefined ? {} : { region: own }),
      protect: rest.protect,
      retainOnDelete: rest.retainOnDelete,
    };
    this.#resources.set(urn, resource);
    return resource;
  }

  /** What the program gets back. In a preview, what a provider computes is not answered at all and so unknown. */
  #answer({ custom, inputs, outputs }: GraphResource): PropertyMap {
    if (!custom) return {};
    return this.#facts.computedValues === "synthesised" ? outputs : inputs;
  }

  /** The region of an explicit provider, or of the default one; resources may still name their own. */
  #providerRegion(reference: string): string {
    const region = this.#resources.get(reference.split("::").slice(0, 4).join("::"))?.inputs["region"];
    return typeof region === "string" ? region : this.#facts.region;
  }

  /** The explicit provider, or the default one of the package, which the engine registers on first use. */
  #providerOf(type: string, explicit: string, version: string): string | undefined {
    const packageName = type.split(":")[0] ?? "";
    if (explicit !== "" || type.startsWith("pulumi:providers:"))
      return explicit === "" ? undefined : explicit;
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

  #upstream(fullName: string, referenceName: string): PropertyMap {
    const outputs = this.#facts.upstreamOutputs(fullName);
    if (outputs === undefined) {
      const stack = fullName.split("/").at(-1) ?? fullName;
      this.#report(referenceName, `no stack ${fullName}`, `its settings in Pulumi.${stack}.yaml`);
    }
    const secretOutputNames = Object.keys(outputs ?? {})
      .filter((name) => holdsSecret(outputs?.[name]))
      .sort();
    return { name: fullName, outputs: outputs ?? {}, secretOutputNames };
  }

  #report(path: string, found: string, wanted: string): void {
    this.problems.push({ file: `stack ${this.#facts.stack}`, path, found, wanted });
  }
}

const localOnly = "resources this program makes itself, which is all that can be rendered without an engine";

function propertyDependenciesOf(
  request: resource_pb.RegisterResourceRequest,
): Record<string, readonly Urn[]> {
  const entries: [string, readonly Urn[]][] = [];
  request.getPropertydependenciesMap().forEach((dependencies, key) => {
    const urns = dependencies.getUrnsList();
    if (urns.length > 0) entries.push([key, [...urns].sort()]);
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Computed properties as a preview shows them: unknown, unless the program itself set them. */
function unknownOf(computed: PropertyMap, inputs: PropertyMap): PropertyMap {
  return Object.fromEntries(Object.keys(computed).map((key) => [key, inputs[key] ?? UNKNOWN_VALUE]));
}

function holdsSecret(value: PropertyValue | undefined): boolean {
  if (isSecret(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsSecret);
}

function mapOf(struct: struct_pb.Struct | undefined): PropertyMap {
  // A Struct holds JSON by construction.
  return (struct?.toJavaScript() ?? {}) as PropertyMap;
}

function structOf(map: PropertyMap): struct_pb.Struct {
  return struct_pb.Struct.fromJavaScript(map as Parameters<typeof struct_pb.Struct.fromJavaScript>[0]);
}
