import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import structs, { type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";
import { ToolError } from "../../exchange/problem.ts";
import {
  ASSET_SIGNATURE,
  type GraphResource,
  isMap,
  isSecret,
  type PropertyMap,
  type ResourceGraph,
  SIGNATURE_KEY,
  type Urn,
} from "../../exchange/resource-graph.ts";
import type { EnforcementLevel } from "../../exchange/season.ts";
import { WAIVED_UNTIL } from "../crossguard.ts";
import { appliesToType, type Rule, UNKNOWN_UNTIL_APPLY } from "../rule.ts";
import type { Settings } from "../settings.ts";
import { canonicalType } from "../type-alias.ts";
import { type GraphResourceWithOptions, providerUrn, withStack } from "./evaluate.ts";
import { type PackProcess, startPack } from "./pack-process.ts";

/** What the pack said about one resource. */
export interface WireOutcome {
  readonly control: string;
  readonly stack: string;
  readonly urn: Urn;
  readonly outcome: "violates" | "unknown" | "waived" | "not-applicable";
  readonly message: string;
}

export interface WireOptions {
  readonly rules: readonly Rule[];
  readonly settings: Settings;
  readonly levelOf: (rule: Rule) => EnforcementLevel;
}

/**
 * Runs the policy pack as its own process, over the protocol Pulumi's engine uses, on whole graphs: inputs of every
 * resource, then each stack's outputs. Complying is what the protocol does not mention.
 */
export async function evaluateOnWire(
  graphs: readonly ResourceGraph[],
  options: WireOptions,
): Promise<readonly WireOutcome[]> {
  using pack = await startPack();
  const outcomes: WireOutcome[] = [];
  await call<analyzer.AnalyzerInfo>((done) => pack.client.getAnalyzerInfo(new empty.Empty(), done));
  const wired = graphs.map(onWire);
  const plan = planConfiguration(options);
  outcomes.push(...(await analyzeResources(pack, wired, plan)));
  for (const graph of wired) outcomes.push(...(await analyzeStack(pack, graph, plan)));
  return outcomes;
}

/** A stack's resources as the engine sends them. */
interface WireGraph {
  readonly stack: string;
  readonly resources: readonly GraphResource[];
  readonly byUrn: ReadonlyMap<Urn, GraphResource>;
}

function onWire(graph: ResourceGraph): WireGraph {
  const resources = withStack(graph);
  return {
    stack: graph.stack,
    resources,
    byUrn: new Map(resources.map((resource) => [resource.urn, resource])),
  };
}

/**
 * Tells the pack its settings. Policies that are about none of the given types are switched off for what follows,
 * because the SDK unpacks a resource anew for every policy that might want it: on a stack of a few hundred
 * resources that is the difference between seconds and half a minute, and changes no verdict.
 */
async function configure(
  pack: PackProcess,
  plan: ConfigurationPlan,
  types: ReadonlySet<string>,
): Promise<void> {
  const request = new analyzer.ConfigureAnalyzerRequest();
  const configs = request.getPolicyconfigMap();
  for (const { rule, enabled } of plan.rules) {
    const wanted = [...types].some((type) => appliesToType(rule, type));
    configs.set(rule.id, wanted ? enabled : plan.disabled);
  }
  await call<empty.Empty>((done) => pack.client.configure(request, done));
}

/** Every rule's configuration, made once: it is sent again whenever the type changes. */
interface ConfigurationPlan {
  readonly rules: readonly { readonly rule: Rule; readonly enabled: analyzer.PolicyConfig }[];
  readonly disabled: analyzer.PolicyConfig;
}

function planConfiguration({ rules, settings, levelOf }: WireOptions): ConfigurationPlan {
  const config = (level: EnforcementLevel, properties: object) => {
    const message = new analyzer.PolicyConfig();
    message.setEnforcementlevel(LEVELS[level]);
    message.setProperties(struct(properties));
    return message;
  };
  const { exceptions, today } = settings;
  return {
    rules: rules.map((rule) => ({
      rule,
      enabled: config(levelOf(rule), {
        ...Object.fromEntries(rule.uses.map((key) => [key, settings[key]])),
        exceptions,
        today,
      }),
    })),
    disabled: config("disabled", {}),
  };
}

/**
 * Every resource's inputs, by type over all stacks: the pack is told anew which rules to run whenever the type changes,
 * because it unpacks a resource once per enabled rule.
 */
async function analyzeResources(
  pack: PackProcess,
  graphs: readonly WireGraph[],
  plan: ConfigurationPlan,
): Promise<readonly WireOutcome[]> {
  const outcomes: WireOutcome[] = [];
  const all = graphs.flatMap((graph) => graph.resources.map((resource) => ({ graph, resource })));
  for (const [type, group] of Map.groupBy(all, ({ resource }) => resource.type)) {
    await configure(pack, plan, new Set([canonicalType(type)]));
    // All of a type at once: this process reads answers while the pack works on the next resource.
    const answers = await Promise.all(group.map(({ graph, resource }) => analyzeOne(pack, graph, resource)));
    outcomes.push(...answers.flat());
  }
  return outcomes;
}

async function analyzeOne(
  pack: PackProcess,
  { stack, byUrn }: WireGraph,
  resource: GraphResource,
): Promise<readonly WireOutcome[]> {
  const provider = providerOf(resource, byUrn);
  const request = new analyzer.AnalyzeRequest();
  request.setType(resource.type);
  request.setUrn(resource.urn);
  request.setName(resource.name);
  request.setProperties(struct(resource.inputs));
  request.setOptions(optionsOf(resource));
  if (provider !== undefined) request.setProvider(provider);
  const response = await call<analyzer.AnalyzeResponse>((done) => pack.client.analyze(request, done));
  return read(response, stack, resource.urn);
}

/** A stack as a whole, with outputs and dependencies. */
async function analyzeStack(
  pack: PackProcess,
  { stack, resources, byUrn }: WireGraph,
  plan: ConfigurationPlan,
): Promise<readonly WireOutcome[]> {
  const whole = new analyzer.AnalyzeStackRequest();
  for (const resource of resources) whole.addResources(stackResource(resource, providerOf(resource, byUrn)));
  await configure(pack, plan, new Set(resources.map(({ type }) => canonicalType(type))));
  const response = await call<analyzer.AnalyzeResponse>((done) => pack.client.analyzeStack(whole, done));
  return read(response, stack, "");
}

function stackResource(
  resource: GraphResource,
  provider: analyzer.AnalyzerProviderResource | undefined,
): analyzer.AnalyzerResource {
  const message = new analyzer.AnalyzerResource();
  message.setType(resource.type);
  message.setUrn(resource.urn);
  message.setName(resource.name);
  message.setProperties(
    struct({
      ...resource.inputs,
      ...resource.outputs,
      ...(resource.id === undefined ? {} : { id: resource.id }),
    }),
  );
  message.setOptions(optionsOf(resource));
  message.setParent(resource.parent ?? "");
  message.setDependenciesList([...resource.dependencies]);
  for (const [property, urns] of Object.entries(resource.propertyDependencies)) {
    const list = new analyzer.AnalyzerPropertyDependencies();
    list.setUrnsList([...urns]);
    message.getPropertydependenciesMap().set(property, list);
  }
  if (provider !== undefined) message.setProvider(provider);
  return message;
}

function optionsOf({
  protect,
  parent,
  inputs,
  ignoreChanges,
}: GraphResourceWithOptions): analyzer.AnalyzerResourceOptions {
  const options = new analyzer.AnalyzerResourceOptions();
  options.setProtect(protect);
  options.setIgnorechangesList([...(ignoreChanges ?? [])]);
  options.setAdditionalsecretoutputsList(Object.keys(inputs).filter((key) => isSecret(inputs[key])));
  if (parent !== undefined) options.setParent(parent);
  return options;
}

/** The provider in the graph; a renderer may give only the region, which is all that rules ask for. */
function providerOf(
  resource: GraphResource,
  byUrn: ReadonlyMap<Urn, GraphResource>,
): analyzer.AnalyzerProviderResource | undefined {
  const found = byUrn.get(providerUrn(resource));
  if (found === undefined && resource.region === undefined) return undefined;
  const message = new analyzer.AnalyzerProviderResource();
  message.setType(found?.type ?? "pulumi:providers:aws");
  message.setUrn(found?.urn ?? "");
  message.setName(found?.name ?? "default");
  const inputs: PropertyMap = isMap(found?.inputs) ? found.inputs : {};
  message.setProperties(
    struct({ ...(resource.region === undefined ? {} : { region: resource.region }), ...inputs }),
  );
  return message;
}

function read(response: analyzer.AnalyzeResponse, stack: string, urn: Urn): readonly WireOutcome[] {
  const { diagnosticsList, notApplicableList } = response.toObject();
  const outcomes = diagnosticsList.map((diagnostic): WireOutcome => {
    const message = diagnostic.message.split("\n").slice(1).join("\n");
    const outcome = message.startsWith(UNKNOWN_UNTIL_APPLY)
      ? "unknown"
      : message.startsWith(WAIVED_UNTIL)
        ? "waived"
        : "violates";
    return {
      control: diagnostic.policyname,
      stack,
      urn: diagnostic.urn === "" ? urn : diagnostic.urn,
      outcome,
      message,
    };
  });
  const silent = notApplicableList.map(
    ({ policyName, reason }): WireOutcome => ({
      control: policyName,
      stack,
      urn,
      outcome: "not-applicable",
      message: reason,
    }),
  );
  return [...outcomes, ...silent];
}

const LEVELS = {
  advisory: analyzer.EnforcementLevel.ADVISORY,
  mandatory: analyzer.EnforcementLevel.MANDATORY,
  disabled: analyzer.EnforcementLevel.DISABLED,
  remediate: analyzer.EnforcementLevel.REMEDIATE,
} as const satisfies Record<EnforcementLevel, number>;

/** Protocol buffers know no `undefined`; a missing property is left out as the engine does. */
function struct(value: object): structs.Struct {
  const plain = JSON.parse(JSON.stringify(value, withAssetContent)) as { [key: string]: JavaScriptValue };
  return structs.Struct.fromJavaScript(plain);
}

const ARCHIVE_SIGNATURE = "0def7320c3a5731c473e5ecbe6d01bc7";

/**
 * Graphs and exported states name assets by their hash alone, but the pack's SDK refuses one without content
 * (@pulumi/policy/deserialize.js). No rule reads an asset's content, so a stand-in is as good.
 */
function withAssetContent(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !(SIGNATURE_KEY in value)) return value;
  const hasContent = ["text", "path", "uri", "assets"].some((key) => key in value);
  if (hasContent) return value;
  if (value[SIGNATURE_KEY] === ASSET_SIGNATURE) return { ...value, text: "content is not in the graph" };
  return value[SIGNATURE_KEY] === ARCHIVE_SIGNATURE ? { ...value, assets: {} } : value;
}

function call<T>(send: (done: (error: Error | null, response: T) => void) => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    send((error, response) => {
      if (error === null) resolve(response);
      else reject(new ToolError("policy pack", "broke off while judging; a rule threw", { cause: error }));
    });
  });
}
