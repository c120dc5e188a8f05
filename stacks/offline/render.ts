import { join } from "node:path";
import { allowedRegions } from "../../components/naming/index.ts";
import { InputError, valueOrThrow } from "../../exchange/problem.ts";
import type { PropertyMap, ResourceGraph } from "../../exchange/resource-graph.ts";
import { addressDisagreements } from "../address-agreement.ts";
import { estateDisagreements } from "../estate-agreement.ts";
import { parseSettings } from "../settings.ts";
import {
  type Layer,
  layerNames,
  layers,
  parseStackName,
  type StackIdentity,
  stackNameOf,
} from "../stack-name.ts";
import { refuseEarlyEnd } from "./early-end.ts";
import { loadProgram, programFailure } from "./load-program.ts";
import { OfflineMonitor } from "./monitor.ts";
import { monitorFacts } from "./monitor-facts.ts";
import {
  type ConfigValue,
  type ProjectFile,
  readProject,
  readStackConfig,
  repositoryDirectory,
  stacksOf,
} from "./project-files.ts";
import { organization, type Program, runProgram } from "./run-program.ts";
import { unfinishedInputs } from "./unfinished-inputs.ts";

export interface RenderOptions {
  /** The folder of Pulumi.yaml; default: this repository. */
  readonly directory?: string;
  /** Which stacks to return; default: every one with a settings file. Those they read from are rendered too. */
  readonly stacks?: readonly string[];
  /** Only stacks of this environment. */
  readonly environment?: string;
  /**
   * `synthesised` (default): what providers would compute is made up from names. `unknown`: it stays unknown, as in
   * a preview of a stack whose upstream stacks are deployed.
   */
  readonly computedValues?: "synthesised" | "unknown";
  /** Settings per stack that win over its file; `undefined` removes one. */
  readonly overrides?: Readonly<Record<string, Readonly<Record<string, ConfigValue | undefined>>>>;
}

/**
 * Renders the estate in this process: the program that `pulumi preview` runs, once per stack, upstream stacks first,
 * without CLI, cloud or credentials. Equal files give equal graphs, byte for byte. Throws an {@link InputError} with
 * every problem of the first stack that has one, and a ToolError that names the program when it is the program that
 * fails.
 *
 * @example
 * const graphs = await renderEstate({ environment: "prod" });
 */
export async function renderEstate(options: RenderOptions = {}): Promise<ResourceGraph[]> {
  const project = readProject(options.directory ?? repositoryDirectory);
  const wanted = wantedStacks(project, options);
  refuseDisagreement(project, options);
  const program = await loadProgram(project);
  const graphs = new Map<string, ResourceGraph>();
  const deployed = new Map<string, PropertyMap>();
  for (const identity of inDeploymentOrder(withUpstream(wanted, stacksOf(project)))) {
    const render = (computedValues: "synthesised" | "unknown") =>
      renderOne(project, identity.stack, program, { ...options, computedValues }, deployed);
    const computedValues = options.computedValues ?? "synthesised";
    const graph = await render(computedValues);
    graphs.set(identity.stack, graph);
    // Upstream stacks are deployed when a stack is previewed, so their outputs are known to it.
    const known = computedValues === "synthesised" ? graph : await render("synthesised");
    deployed.set(`${organization}/${project.name}/${identity.stack}`, known.outputs);
  }
  return inDeploymentOrder(wanted).flatMap(({ stack }) => graphs.get(stack) ?? []);
}

/** Some mistakes no stack can see alone: they show where the settings of all stacks are at hand. */
function refuseDisagreement(project: ProjectFile, options: RenderOptions): void {
  const { overrides, environment } = options;
  const stacks = stacksOf(project)
    .filter((stack) => {
      const identity = parseStackName(stack);
      return identity.ok && (environment === undefined || identity.value.environment === environment);
    })
    .map((stack) => ({ stack, config: readStackConfig(project, stack, overrides?.[stack]) }));
  // One stack asked for alone may be tried with settings of its own; a whole environment is what would be deployed.
  const ofEnvironment = options.stacks === undefined ? estateDisagreements(stacks) : [];
  const disagreements = [...addressDisagreements(stacks), ...ofEnvironment];
  if (disagreements.length === 0) return;
  // What is wrong within one of them is told too, or it would show only after the disagreement is mended.
  const within = stacks.flatMap(({ stack, config }) => {
    const settings = parseSettings(stack, config);
    return settings.ok ? [] : settings.problems;
  });
  throw new InputError([...within, ...disagreements]);
}

/** Renders one stack, and silently the stacks it reads from. */
export async function renderStack(
  stack: string,
  options: Omit<RenderOptions, "stacks"> = {},
): Promise<ResourceGraph> {
  const [graph] = await renderEstate({ ...options, stacks: [stack] });
  if (graph !== undefined) return graph;
  throw new InputError([
    {
      file: `Pulumi.${stack}.yaml`,
      path: "",
      found: "no such stack",
      wanted: "a stack with a settings file",
    },
  ]);
}

async function renderOne(
  project: ProjectFile,
  stack: string,
  program: Program,
  options: RenderOptions & { readonly computedValues: "synthesised" | "unknown" },
  deployed: ReadonlyMap<string, PropertyMap>,
): Promise<ResourceGraph> {
  const { computedValues } = options;
  const config = readStackConfig(project, stack, options.overrides?.[stack]);
  const run = async (stackTraces: boolean) => {
    const monitor = new OfflineMonitor(
      monitorFacts(project, stack, config, computedValues, (fullName) => deployed.get(fullName)),
    );
    const dryRun = computedValues === "unknown";
    await refuseEarlyEnd(`${project.main}, stack ${stack}`, () =>
      runProgram(program, monitor, { project: project.name, stack, config, dryRun, stackTraces }),
    );
    return monitor;
  };
  const monitor = await run(false).catch((error: unknown) => {
    if (error instanceof InputError) throw error;
    // A mistake in the program, not in its input: whoever mends it wants to know where.
    return run(true).catch((again: unknown) => {
      throw again instanceof InputError ? again : programFailure(project, `stack ${stack}`, again);
    });
  });
  const resources = monitor.resources;
  const problems = unfinishedInputs(stack, resources);
  if (problems.length > 0) throw new InputError(problems);
  return {
    schema: "wardrail.graph/1",
    source: { kind: "offline", from: project.main, computedValues },
    project: project.name,
    stack,
    resources,
    outputs: monitor.stackOutputs,
  };
}

function wantedStacks(
  project: ProjectFile,
  { stacks, environment }: RenderOptions,
): readonly StackIdentity[] {
  const existing = stacksOf(project);
  const names = stacks ?? existing;
  const problems = names
    .filter((stack) => !existing.includes(stack) && parseStackName(stack).ok)
    .map((stack) => ({
      file: `Pulumi.${stack}.yaml`,
      path: "",
      found: "no such file",
      wanted: `a stack with settings: ${existing.join(", ") || "there is none"}`,
    }));
  if (problems.length > 0) throw new InputError(problems);
  const identities = names.map((stack) => valueOrThrow(parseStackName(stack)));
  const wanted = identities.filter(
    (identity) => environment === undefined || identity.environment === environment,
  );
  if (wanted.length > 0) return wanted;
  // An estate without a stack would pass every check, which is no answer.
  const present = [...new Set(identities.map((identity) => identity.environment))].join(", ") || "none";
  throw new InputError([
    {
      file: join(project.directory, "Pulumi.<stack>.yaml"),
      path: "environment",
      found: environment === undefined ? "no stack" : `no stack of ${environment}`,
      wanted: `an environment with stacks: ${present}`,
    },
  ]);
}

/** The wanted stacks and, through all layers, those they read from, as far as they exist. */
function withUpstream(
  wanted: readonly StackIdentity[],
  existing: readonly string[],
): readonly StackIdentity[] {
  const found = new Map<string, StackIdentity>();
  const visit = (identity: StackIdentity) => {
    if (found.has(identity.stack)) return;
    found.set(identity.stack, identity);
    const upstream: readonly Layer[] = layers[identity.layer].upstream;
    for (const layer of upstream) {
      // A global stack reads a regional layer in every region.
      const regions = identity.region === undefined ? allowedRegions : [identity.region];
      for (const stack of new Set(
        regions.map((region) => stackNameOf(layer, identity.environment, region)),
      )) {
        // A missing one is reported by the stack that reads it.
        if (existing.includes(stack)) visit(valueOrThrow(parseStackName(stack)));
      }
    }
  };
  for (const identity of wanted) visit(identity);
  return [...found.values()];
}

function inDeploymentOrder(stacks: readonly StackIdentity[]): readonly StackIdentity[] {
  return [...stacks].sort(
    (a, b) => layerNames.indexOf(a.layer) - layerNames.indexOf(b.layer) || (a.stack < b.stack ? -1 : 1),
  );
}
