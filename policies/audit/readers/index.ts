import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { InputError, type Problem } from "../../../exchange/problem.ts";
import type { GraphSource, ResourceGraph, Urn } from "../../../exchange/resource-graph.ts";
import type { GraphResourceWithOptions } from "../evaluate.ts";
import { type ReadOptions, storedResource, toGraphResource } from "./stored-resource.ts";

/** What was read, and what in the files was left out and why: a report has to show both. */
export interface ReadGraphs {
  readonly graphs: readonly ResourceGraph[];
  readonly skipped: readonly Problem[];
}

/** V8 holds no longer text; a state of this size has to be split by stack. */
const MAX_FILE_BYTES = 500 * 1024 * 1024;

/**
 * Reads stacks from files: `pulumi stack export`, a state file of a file backend, `pulumi preview --json`, or a graph
 * of `wardrail render`. A folder stands for every `.json` file in it. The kind is told by the content.
 *
 * @throws InputError naming every file that cannot be read as one of these.
 */
export function readGraphs(paths: readonly string[]): ReadGraphs {
  const files = paths.flatMap(filesOf);
  const graphs: ResourceGraph[] = [];
  const skipped: Problem[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    try {
      for (const read of readFile(file)) {
        graphs.push(read.graph);
        skipped.push(...read.skipped);
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (files.length === 0)
    problems.push({ file: paths.join(", "), path: "", found: "no .json file", wanted: "at least one stack" });
  if (problems.length > 0) throw new InputError(problems);
  return { graphs, skipped };
}

function filesOf(path: string): readonly string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined)
    throw new InputError([
      {
        file: path,
        path: "",
        found: "no such file",
        wanted: "a state, preview or graph file, or a folder of them",
      },
    ]);
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .map((name) => join(path, name));
}

interface Read {
  readonly graph: ResourceGraph;
  readonly skipped: readonly Problem[];
}

function readFile(file: string): readonly Read[] {
  const wrong = (found: string, wanted: string, path = "") => new InputError([{ file, path, found, wanted }]);
  const size = statSync(file).size;
  if (size > MAX_FILE_BYTES)
    throw wrong(`${Math.round(size / 1024 / 1024)} MB`, "at most 500 MB; export stack by stack");
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw wrong(
      "text that is no complete JSON",
      "the output of `pulumi stack export` or `pulumi preview --json`",
    );
  }
  if (Array.isArray(document))
    return document.map((graph: unknown, index) => ({
      graph: asGraph(graph, file, `${index}`),
      skipped: [],
    }));
  if (typeof document !== "object" || document === null)
    throw wrong("no JSON object", "a state, preview or graph");
  if ("schema" in document) return [{ graph: asGraph(document, file, ""), skipped: [] }];
  if ("steps" in document) return [fromPreview(document.steps, file)];
  if ("version" in document && document.version !== 3 && document.version !== 4)
    throw wrong("another version of the state format", "version 3 or 4", "version");
  const deployment =
    "deployment" in document
      ? document.deployment
      : "checkpoint" in document &&
          typeof document.checkpoint === "object" &&
          document.checkpoint !== null &&
          "latest" in document.checkpoint
        ? document.checkpoint.latest
        : undefined;
  if (typeof deployment !== "object" || deployment === null)
    throw wrong("neither deployment, steps nor schema", "a state, preview or graph");
  return [fromState("resources" in deployment ? deployment.resources : [], file)];
}

function asGraph(value: unknown, file: string, path: string): ResourceGraph {
  const graph = value as Partial<ResourceGraph> | null;
  if (
    graph?.schema === "wardrail.graph/1" &&
    Array.isArray(graph.resources) &&
    typeof graph.stack === "string"
  )
    return graph as ResourceGraph;
  throw new InputError([{ file, path, found: "another schema", wanted: "wardrail.graph/1" }]);
}

function fromState(resources: unknown, file: string): Read {
  const source: GraphSource = { kind: "stack-export", from: file, computedValues: "actual" };
  if (!Array.isArray(resources))
    throw new InputError([
      { file, path: "deployment.resources", found: "no list", wanted: "a list of resources" },
    ]);
  return graphOf(
    resources.map((value: unknown, index) => ({ value, path: `deployment.resources.${index}` })),
    source,
    {},
  );
}

const step = v.looseObject({ op: v.string(), newState: v.optional(v.unknown()) });

function fromPreview(steps: unknown, file: string): Read {
  const source: GraphSource = { kind: "preview", from: file, computedValues: "unknown" };
  if (!Array.isArray(steps))
    throw new InputError([{ file, path: "steps", found: "no list", wanted: "a list of steps" }]);
  const kept = steps.flatMap(
    (value: unknown, index): { readonly value: unknown; readonly path: string }[] => {
      const checked = v.safeParse(step, value);
      if (!checked.success) return [{ value: undefined, path: `steps.${index}` }];
      const { op, newState } = checked.output;
      // What is deleted, or was read only to be looked at, is no part of what will be.
      return /^(delete|discard|remove-pending|read-discard)/.test(op) || newState === undefined
        ? []
        : [{ value: newState, path: `steps.${index}.newState` }];
    },
  );
  return graphOf(kept, source, { secretText: true });
}

function graphOf(
  values: readonly { readonly value: unknown; readonly path: string }[],
  source: GraphSource,
  options: ReadOptions,
): Read {
  const resources = new Map<Urn, GraphResourceWithOptions>();
  const skipped: Problem[] = [];
  const file = source.from;
  for (const { value, path } of values) {
    const checked = v.safeParse(storedResource, value);
    if (!checked.success) {
      const field = v.getDotPath(checked.issues[0]);
      skipped.push({
        file,
        path: field === null ? path : `${path}.${field}`,
        found: "a resource that cannot be read",
        wanted: "a resource with a URN",
      });
    } else if (checked.output.delete === true) {
      skipped.push({
        file,
        path,
        found: "a resource that is waiting to be deleted",
        wanted: "nothing; it is not judged",
      });
    } else resources.set(checked.output.urn, toGraphResource(checked.output, options));
  }
  const [first] = resources.keys();
  const [stack = "", project = ""] = (first ?? "").replace(/^urn:pulumi:/, "").split("::");
  if (first === undefined) skipped.push({ file, path: "", found: "no resources", wanted: "at least one" });
  const graph: ResourceGraph = {
    schema: "wardrail.graph/1",
    source,
    project,
    stack: first === undefined ? file : stack,
    resources: [...resources.values()],
    outputs: {},
  };
  return { graph, skipped };
}
