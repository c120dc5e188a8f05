import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import {
  type GraphResource,
  type ResourceGraph,
  secretOf,
  typeOfUrn,
} from "../../exchange/resource-graph.ts";
import { type Case, stackOf } from "../cases/case.ts";
import { allCases } from "../cases/index.ts";
import { rules } from "../rules/index.ts";
import { defaultSettings } from "../settings.ts";
import { auditGraphs } from "./audit.ts";
import { evaluateOnWire } from "./wire.ts";

/** Every case of every control as a stack of its own, with the secret one of its values could be. */
function graphOf(index: number, rule: (typeof rules)[number], given: Case): ResourceGraph {
  const stack = `case-${index}`;
  const estate = stackOf(rule, given);
  const rename = (urn: string) => urn.replace(/^urn:pulumi:[^:]*/, `urn:pulumi:${stack}`);
  const resources = estate.resources.map((resource): GraphResource => {
    const inputs = resource.properties.value as GraphResource["inputs"];
    const [first, ...rest] = Object.entries(inputs);
    return {
      urn: rename(resource.urn),
      type: typeOfUrn(resource.urn),
      name: resource.name,
      custom: true,
      inputs:
        first === undefined || index % 7 !== 0
          ? inputs
          : { [first[0]]: secretOf(first[1]), ...Object.fromEntries(rest) },
      outputs: {},
      dependencies: [],
      propertyDependencies: Object.fromEntries(
        Object.entries(resource.propertyDependencies).map(([key, urns]) => [key, urns.map(rename)]),
      ),
      protect: resource.protect,
      retainOnDelete: false,
    };
  });
  return {
    schema: "wardrail.graph/1",
    source: { kind: "preview", from: "cases", computedValues: "unknown" },
    project: "wardrail",
    stack,
    resources,
    outputs: {},
  };
}

const graphs = rules
  .flatMap((rule) => {
    const cases = allCases[rule.id];
    return cases === undefined
      ? []
      : [
          ...cases.complies,
          ...cases.violates,
          ...cases.lookAlike,
          ...cases.notApplicable,
          ...cases.unknown,
        ].map((given) => ({ rule, given }));
  })
  .map(({ rule, given }, index) => graphOf(index, rule, given));

/** One stack of all, with names that tell whose they were. */
function together(apart: readonly ResourceGraph[]): ResourceGraph {
  const [first] = apart;
  if (first === undefined) throw new Error("no cases");
  const urnIn = (stack: string) => (urn: string) =>
    `${urn.replace(/^urn:pulumi:[^:]*/, "urn:pulumi:all")}-${stack}`;
  const resources = apart.flatMap(({ stack, resources: own }) =>
    own.map((resource) => ({
      ...resource,
      urn: urnIn(stack)(resource.urn),
      propertyDependencies: Object.fromEntries(
        Object.entries(resource.propertyDependencies).map(([key, urns]) => [key, urns.map(urnIn(stack))]),
      ),
    })),
  );
  return { ...first, stack: "all", resources };
}

describe("the audit", () => {
  it("gives the same verdicts over Pulumi's policy protocol as in-process, unknowns and secrets included", async () => {
    const settings = { today: "2026-09-01" };
    // Every fourteenth case, all in one stack, is enough for the slower way; all kinds of outcome are among them.
    const some = [together(graphs.filter((_, index) => index % 14 === 0))];
    const result = await auditGraphs(some, { evaluatedBy: "wire", settings });
    expect(new Set(result.findings.map(({ outcome }) => outcome))).toEqual(new Set(["violates", "unknown"]));
    const outcomes = await evaluateOnWire(some, {
      rules,
      settings: { ...defaultSettings, ...settings },
      levelOf: ({ level }) => level,
    });
    expect(outcomes.some(({ outcome }) => outcome === "not-applicable")).toBe(true);
  });

  it("judges every stack by itself", async () => {
    const [first, second] = graphs;
    if (first === undefined || second === undefined) throw new Error("no cases");
    const both = await auditGraphs([first, second], { evaluatedBy: "in-process" });
    const apart = await Promise.all(
      [first, second].map((graph) => auditGraphs([graph], { evaluatedBy: "in-process" })),
    );
    expect(both.findings.length).toBe(apart.reduce((sum, { findings }) => sum + findings.length, 0));
  });

  it("shows a waived violation as waived until its last day, and as a violation after", async () => {
    const all = await auditGraphs(graphs, { evaluatedBy: "in-process", settings: { today: "2026-09-01" } });
    const violation = all.findings.find(({ outcome }) => outcome === "violates");
    if (violation === undefined) throw new Error("no violation");
    const waiver = {
      control: violation.control,
      resource: violation.urn,
      owner: "o",
      reason: "a reason of more than thirty characters",
      approver: "a",
      ticket: "T-1",
      created: "2026-08-01",
      expires: "2026-09-01",
    };
    const of = async (today: string) => {
      const { findings } = await auditGraphs(graphs, {
        evaluatedBy: "in-process",
        exceptions: [waiver],
        settings: { today },
      });
      return findings.find(({ control, urn }) => control === violation.control && urn === violation.urn)
        ?.outcome;
    };
    expect([await of("2026-09-01"), await of("2026-09-02")]).toEqual(["waived", "violates"]);
  });
});

describe("the pack", () => {
  it("loads neither @pulumi/aws nor @pulumi/kubernetes, and prints nothing but its port", () => {
    const script = `
      process.chdir(${JSON.stringify(new URL("..", import.meta.url).pathname)});
      const print = console.log;
      console.log = (line) => {
        print(line);
        console.error(JSON.stringify(Object.keys(require.cache).filter((file) => /@pulumi.(aws|kubernetes)./.test(file))));
        process.exit(0);
      };
      require(${JSON.stringify(new URL("../index.js", import.meta.url).pathname)});`;
    const run = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
    expect(run.stderr.trim()).toBe("[]");
    expect(run.stdout).toMatch(/^\d+\n$/);
  });
});
