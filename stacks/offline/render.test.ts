import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { InputError, ToolError } from "../../exchange/problem.ts";
import { isSecret, type ResourceGraph, reveal, UNKNOWN_VALUE } from "../../exchange/resource-graph.ts";
import { type RenderOptions, renderEstate, renderStack, toKubernetesYaml } from "./index.ts";

const directory = fileURLToPath(new URL("fixtures/tiny/", import.meta.url));
const tiny = (options: RenderOptions = {}) => renderStack("foundation-dev", { directory, ...options });
const scenario = (name: string) => tiny({ overrides: { "foundation-dev": { scenario: name } } });
const named = (graph: ResourceGraph, name: string) =>
  graph.resources.find((resource) => resource.name === name) ?? expect.fail(`no resource ${name}`);
const short = (urn: string | undefined) => urn?.split("::").slice(2).join("::");

async function problemsOf(render: Promise<unknown>) {
  const error: unknown = await render.catch((thrown: unknown) => thrown);
  return error instanceof InputError ? error.problems : expect.fail(`no InputError: ${String(error)}`);
}

describe("a rendered resource", () => {
  it("has the address the engine would give it", async () => {
    const graph = await tiny();
    expect(named(graph, "key").urn).toBe(
      "urn:pulumi:foundation-dev::tiny::tiny:index:Group$tiny:index:Group$aws:kms/key:Key::key",
    );
    expect(named(graph, "outer").urn).toBe("urn:pulumi:foundation-dev::tiny::tiny:index:Group::outer");
    expect(graph.resources[0]).toMatchObject({ type: "pulumi:pulumi:Stack", name: "tiny-foundation-dev" });
  });

  it("knows its parent and what it is made from, property by property", async () => {
    const graph = await tiny();
    const loose = named(graph, "loose");
    expect(short(loose.parent)).toBe("tiny:index:Group$tiny:index:Group::inner");
    expect(loose.propertyDependencies).toEqual({ kmsMasterKeyId: [named(graph, "key").urn] });
    expect(loose.dependencies).toContain(named(graph, "key").urn);
  });

  it("inherits protection and retention unless it says otherwise", async () => {
    const graph = await tiny();
    expect(named(graph, "key")).toMatchObject({ protect: true, retainOnDelete: true });
    expect(named(graph, "loose")).toMatchObject({ protect: false, retainOnDelete: true });
    expect(named(graph, "far")).toMatchObject({ protect: false, retainOnDelete: false });
  });

  it("keeps secrets marked", async () => {
    const graph = await tiny();
    const { description } = named(graph, "key").inputs;
    expect(isSecret(description)).toBe(true);
    expect(reveal(description)).toBe("hunter2");
    expect(isSecret(graph.outputs["password"])).toBe(true);
  });

  it("names its provider, the default one as the engine would make it", async () => {
    const graph = await tiny();
    expect(short(named(graph, "key").provider)).toMatch(/^pulumi:providers:aws::default_7_48_0::/);
    expect(short(named(graph, "far").provider)).toMatch(/^pulumi:providers:aws::west::/);
    expect(named(graph, "default_7_48_0").inputs).toEqual({ region: "us-east-1", version: "7.48.0" });
  });

  it("is in its own region, its provider's, or none when its service has none", async () => {
    const graph = await tiny();
    expect(named(graph, "key").region).toBe("us-east-1");
    expect(named(graph, "far").region).toBe("us-west-2");
    expect(named(graph, "role").region).toBeUndefined();
    expect(named(graph, "far").outputs["url"]).toMatch(
      /^https:\/\/sqs\.us-west-2\.amazonaws\.com\/111122223333\/far-/,
    );
  });

  it("comes after its parent and after what it is made from", async () => {
    for (const graph of await renderEstate()) {
      const seen = new Set<string>();
      for (const { urn, parent, dependencies } of graph.resources) {
        for (const earlier of [...dependencies, ...(parent === undefined ? [] : [parent])]) {
          expect(seen.has(earlier), `${earlier} before ${urn}`).toBe(true);
        }
        seen.add(urn);
      }
      expect(seen.size).toBe(graph.resources.length);
    }
  });
});

describe("computed values", () => {
  it("are made up from names by default", async () => {
    const graph = await tiny();
    expect(graph.source).toEqual({ kind: "offline", from: "program.ts", computedValues: "synthesised" });
    expect(graph.outputs["keyArn"]).toMatch(/^arn:aws:kms:us-east-1:111122223333:key\/mrk-[0-9a-f]{32}$/);
    expect(graph.outputs["account"]).toBe("111122223333");
    expect(JSON.stringify(graph)).not.toContain(UNKNOWN_VALUE);
  });

  it("stay unknown on request, but what the program set itself is known", async () => {
    const graph = await tiny({ computedValues: "unknown" });
    expect(graph.outputs["keyArn"]).toBe(UNKNOWN_VALUE);
    expect(named(graph, "loose").inputs).toEqual({ name: "loose", kmsMasterKeyId: UNKNOWN_VALUE });
    expect(named(graph, "loose").id).toBeUndefined();
    expect(named(graph, "loose").outputs).toMatchObject({ name: "loose", arn: UNKNOWN_VALUE });
  });

  it("of a deployed upstream stack are known to the stack that reads it", async () => {
    for (const computedValues of ["synthesised", "unknown"] as const) {
      const graph = await renderStack("events-dev-use1", { directory, computedValues });
      const { outputs } = await tiny();
      expect(named(graph, "copy").inputs["kmsMasterKeyId"]).toBe(outputs["keyArn"]);
      expect(isSecret(graph.outputs["secret"]), "a secret stays one across stacks").toBe(true);
      expect(short(named(graph, "copy").propertyDependencies["kmsMasterKeyId"]?.[0])).toBe(
        "pulumi:pulumi:StackReference::foundation",
      );
    }
  });
});

describe("a render", () => {
  it("gives equal bytes for equal input", async () => {
    const [first, second] = [await renderEstate(), await renderEstate()];
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });

  it("returns the stacks asked for, in the order of pulumi up", async () => {
    const graphs = await renderEstate({ stacks: ["services-prod-usw2", "foundation-prod"] });
    expect(graphs.map(({ stack }) => stack)).toEqual(["foundation-prod", "services-prod-usw2"]);
  });

  it("refuses an environment without stacks, because an empty estate would pass every check", async () => {
    await expect(renderEstate({ environment: "dev" })).rejects.toThrow(
      /found no stack of dev, wanted .*prod/,
    );
  });

  it("renders side by side without mixing stacks up", async () => {
    const alone = await renderEstate();
    const together = await Promise.all(alone.map(({ stack }) => renderStack(stack)));
    expect(JSON.stringify(together)).toBe(JSON.stringify(alone));
  });

  it("leaves the process as it was", async () => {
    const listeners = process.listenerCount("unhandledRejection");
    const limit = Error.stackTraceLimit;
    await tiny();
    await scenario("throws").catch(() => {});
    expect(process.listenerCount("unhandledRejection")).toBe(listeners);
    expect(Error.stackTraceLimit).toBe(limit);
  });

  it("never writes a secret into Kubernetes YAML", async () => {
    const yaml = toKubernetesYaml([await tiny()]);
    expect(yaml).toContain("kind: Secret");
    expect(yaml).not.toContain("hunter2");
    expect(yaml).not.toContain("aHVudGVyMg==");
    expect(yaml).toMatch(/name: token-[0-9a-f]{8}/);
  });

  it("never shows an encrypted setting to the program", async () => {
    expect(JSON.stringify(await tiny())).not.toContain("AAABAExampleCiphertext");
  });
});

describe("what goes wrong", () => {
  it("in the program is thrown as it is, with the place", async () => {
    const error: unknown = await scenario("throws").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ToolError);
    expect(String(error)).toMatch(
      /program\.ts: stack foundation-dev: Error: the program's own mistake \(program\.ts:\d+/,
    );
    expect(error).toMatchObject({ cause: { message: "the program's own mistake" } });
  });

  it("because a program changes resources in flight is refused, not rendered without the change", async () => {
    await expect(scenario("transforms")).rejects.toThrow("does not support transforms");
  });

  it("in the input is told as problems", async () => {
    const expected = [{ file: "a.yaml", path: "b", found: "c", wanted: "d" }];
    expect(await problemsOf(scenario("refuses"))).toEqual(expected);
    expect(await problemsOf(scenario("refuses inside apply"))).toEqual(expected);
  });

  it.each([
    ["same name twice", "a name of its own"],
    ["asks the cloud", "an answer in stacks/offline/answers.ts"],
    ["uses what is not computed", "computed in stacks/offline/computed-values.ts"],
  ])("in a program (%s) is told in words", async (name, wanted) => {
    expect(await problemsOf(scenario(name))).toMatchObject([
      { file: "stack foundation-dev", wanted: expect.stringContaining(wanted) },
    ]);
  });

  it("with an upstream stack is one problem that names it", async () => {
    const alone = await mkdtemp(join(tmpdir(), "wardrail-"));
    try {
      for (const file of ["Pulumi.yaml", "Pulumi.events-dev-use1.yaml"]) {
        await writeFile(join(alone, file), await readFile(join(directory, file)));
      }
      await writeFile(
        join(alone, "program.ts"),
        `export { default } from ${JSON.stringify(`${directory}program.ts`)};`,
      );
      const problems = await problemsOf(renderStack("events-dev-use1", { directory: alone }));
      expect(problems).toMatchObject([
        {
          file: "stack events-dev-use1",
          path: "foundation",
          found: "no stack organization/tiny/foundation-dev",
          wanted: "its settings in Pulumi.foundation-dev.yaml",
        },
      ]);
    } finally {
      await rm(alone, { recursive: true });
    }
  });

  it("with a stack's name lists what exists", async () => {
    expect(await problemsOf(renderStack("billing-prod"))).toMatchObject([
      { file: "Pulumi.billing-prod.yaml", path: "stack name: layer", found: "billing" },
    ]);
    expect(await problemsOf(renderStack("events-dev-use1"))).toMatchObject([
      {
        file: "Pulumi.events-dev-use1.yaml",
        found: "no such file",
        wanted: expect.stringContaining("events-prod-use1"),
      },
    ]);
  });

  it("with settings names file and path, and nothing is rendered", async () => {
    const overrides = { "events-prod-use1": { "wardrail:owner": undefined, "wardrail:accountId": "1" } };
    expect(await problemsOf(renderEstate({ overrides }))).toMatchObject([
      { file: "Pulumi.events-prod-use1.yaml", path: "wardrail:accountId", found: "1" },
      { file: "Pulumi.events-prod-use1.yaml", path: "wardrail:owner", found: "nothing" },
    ]);
  });
});
