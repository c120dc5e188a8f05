import type { sendUnaryData } from "@grpc/grpc-js";
import provider_pb from "@pulumi/pulumi/proto/provider_pb.js";
import resource_pb from "@pulumi/pulumi/proto/resource_pb.js";
import empty_pb from "google-protobuf/google/protobuf/empty_pb.js";
import type { Problem } from "../../exchange/problem.ts";
import {
  type GraphResource,
  isSecret,
  type PropertyMap,
  type PropertyValue,
  type Urn,
} from "../../exchange/resource-graph.ts";
import { answerInvoke } from "./answers.ts";
import { withAssetsHashed, withoutAssets } from "./assets.ts";
import { uuid } from "./computed-values.ts";
import type { MonitorFacts } from "./monitor-facts.ts";
import { RegisteredResources } from "./registered-resources.ts";
import { mapOf, structOf } from "./struct.ts";
import { stackType } from "./urns.ts";

const stackReferenceType = "pulumi:pulumi:StackReference";
const { ResourceMonitorFeature: Feature } = resource_pb;
const localOnly = "resources this program makes itself, which is all that can be rendered without an engine";

type Callback<T> = sendUnaryData<T>;

/**
 * Answers a program's registrations as the engine and the providers would, and remembers them. It has the methods
 * of Pulumi's own mock monitor, but keeps what that one drops: parent, dependencies, protection and provider.
 * It never fails a call: a failed registration surfaces as an unhandled rejection somewhere in the SDK, while a
 * problem kept here is reported once, in words.
 */
export class OfflineMonitor {
  readonly #facts: MonitorFacts;
  readonly #registered: RegisteredResources;

  constructor(facts: MonitorFacts) {
    this.#facts = facts;
    this.#registered = new RegisteredResources(facts);
  }

  get problems(): readonly Problem[] {
    return this.#registered.problems;
  }

  /** Everything registered so far, in registration order. */
  get resources(): readonly GraphResource[] {
    return this.#registered.all;
  }

  get stackOutputs(): PropertyMap {
    return this.resources.find(({ type }) => type === stackType)?.outputs ?? {};
  }

  registerResource(
    request: resource_pb.RegisterResourceRequest,
    callback: Callback<resource_pb.RegisterResourceResponse>,
  ): void {
    if (request.getRemote()) {
      this.#registered.report(
        request.getName(),
        `a component of another language (${request.getType()})`,
        localOnly,
      );
    }
    const resource = this.#registered.add({
      ...addressOf(request),
      custom: request.getCustom(),
      inputs: withAssetsHashed(mapOf(request.getObject())),
      propertyDependencies: propertyDependenciesOf(request),
      protect: request.hasProtect() ? request.getProtect() : undefined,
      retainOnDelete: request.hasRetainondelete() ? request.getRetainondelete() : undefined,
    });
    const response = new resource_pb.RegisterResourceResponse();
    response.setUrn(resource.urn);
    response.setId(resource.id ?? "");
    response.setObject(structOf(withoutAssets(this.#answer(resource))));
    callback(null, response);
  }

  readResource(
    request: resource_pb.ReadResourceRequest,
    callback: Callback<resource_pb.ReadResourceResponse>,
  ): void {
    const id = request.getId();
    const isReference = request.getType() === stackReferenceType;
    const given = mapOf(request.getProperties());
    const { urn, outputs } = this.#registered.add({
      ...addressOf(request),
      custom: true,
      inputs: isReference ? { name: id } : given,
      propertyDependencies: {},
      protect: false,
      retainOnDelete: false,
      read: { id, outputs: isReference ? this.#upstream(id, request.getName()) : given },
    });
    const response = new resource_pb.ReadResourceResponse();
    response.setUrn(urn);
    response.setProperties(structOf(outputs));
    callback(null, response);
  }

  registerResourceOutputs(
    request: resource_pb.RegisterResourceOutputsRequest,
    callback: Callback<empty_pb.Empty>,
  ): void {
    this.#registered.setOutputs(request.getUrn(), mapOf(request.getOutputs()));
    callback(null, new empty_pb.Empty());
  }

  invoke(
    request: resource_pb.ResourceInvokeRequest,
    callback: Callback<resource_pb.ResourceInvokeResponse>,
  ): void {
    const answer = answerInvoke(request.getTok(), mapOf(request.getArgs()), this.#facts);
    if (answer === undefined) {
      this.#registered.report(
        "",
        `a question to the cloud (${request.getTok()})`,
        "an answer in stacks/offline/answers.ts",
      );
    }
    const response = new resource_pb.ResourceInvokeResponse();
    response.setReturn(structOf(answer ?? {}));
    callback(null, response);
  }

  call(request: resource_pb.ResourceCallRequest, callback: Callback<provider_pb.CallResponse>): void {
    this.#registered.report("", `a call of a resource's method (${request.getTok()})`, localOnly);
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

  /** What the program gets back. In a preview, what a provider computes is not answered at all and so unknown. */
  #answer({ custom, inputs, outputs }: GraphResource): PropertyMap {
    if (!custom) return {};
    return this.#facts.computedValues === "synthesised" ? outputs : inputs;
  }

  #upstream(fullName: string, referenceName: string): PropertyMap {
    const outputs = this.#facts.upstreamOutputs(fullName);
    if (outputs === undefined) {
      const stack = fullName.split("/").at(-1) ?? fullName;
      this.#registered.report(referenceName, `no stack ${fullName}`, `its settings in Pulumi.${stack}.yaml`);
    }
    const secretOutputNames = Object.keys(outputs ?? {})
      .filter((name) => holdsSecret(outputs?.[name]))
      .sort();
    return { name: fullName, outputs: outputs ?? {}, secretOutputNames };
  }
}

/** What registrations and reads have in common; protobuf has empty texts where nothing is said. */
function addressOf(request: resource_pb.RegisterResourceRequest | resource_pb.ReadResourceRequest) {
  return {
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent() || undefined,
    provider: request.getProvider() || undefined,
    version: request.getVersion(),
    dependencies: [...request.getDependenciesList()].sort(),
  };
}

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

function holdsSecret(value: PropertyValue | undefined): boolean {
  if (isSecret(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsSecret);
}
