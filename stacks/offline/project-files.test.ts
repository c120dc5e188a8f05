import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { InputError } from "../../exchange/problem.ts";
import { readProject, readStackConfig, stacksOf } from "./project-files.ts";

let directory = "";
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "wardrail-"));
});
afterEach(() => rm(directory, { recursive: true }));

const write = (file: string, text: string) => writeFile(join(directory, file), text);
const project = () => ({ directory, name: "wardrail", main: "index.ts" });

function problemsOf(read: () => unknown) {
  try {
    read();
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return expect.fail("no InputError");
}

describe("Pulumi.yaml", () => {
  it("names the project and its program", async () => {
    await write("Pulumi.yaml", "name: p\nmain: stacks/index.ts\nruntime: nodejs\n");
    expect(readProject(directory)).toEqual({ directory, name: "p", main: "stacks/index.ts" });
  });

  it("that is missing, broken or incomplete is told by file and path", async () => {
    expect(problemsOf(() => readProject(directory))).toMatchObject([{ file: "Pulumi.yaml", path: "" }]);
    await write("Pulumi.yaml", "name: [p\n");
    expect(problemsOf(() => readProject(directory))[0]).toMatchObject({
      file: "Pulumi.yaml",
      wanted: "valid YAML",
    });
    await write("Pulumi.yaml", "- a\n");
    expect(problemsOf(() => readProject(directory))).toMatchObject([{ found: '["a"]', wanted: "a map" }]);
    await write("Pulumi.yaml", "name: 5\n");
    expect(problemsOf(() => readProject(directory))).toMatchObject([
      { path: "name", found: "5" },
      { path: "main", found: "nothing" },
    ]);
  });
});

describe("a stack's settings", () => {
  it("are handed on as the CLI does: text, structured values as JSON, keys with their namespace", async () => {
    await write(
      "Pulumi.s.yaml",
      'config:\n  aws:region: us-east-1\n  wardrail:n: 5\n  on: true\n  wardrail:list: [1, "2"]\n  wardrail:id: "0123"\n',
    );
    expect(readStackConfig(project(), "s")).toEqual({
      values: {
        "aws:region": "us-east-1",
        "wardrail:n": "5",
        "wardrail:on": "true",
        "wardrail:list": '[1,"2"]',
        "wardrail:id": "0123",
      },
      secretKeys: [],
    });
  });

  it("that are encrypted are secret and not shown, also inside structured ones", async () => {
    await write(
      "Pulumi.s.yaml",
      "config:\n  wardrail:a: { secure: AAAB }\n  wardrail:b: { c: { secure: AAAC } }\n",
    );
    const config = readStackConfig(project(), "s");
    expect(config.secretKeys).toEqual(["wardrail:a", "wardrail:b"]);
    expect(JSON.stringify(config)).not.toContain("AAA");
  });

  it("yield to overrides", async () => {
    await write("Pulumi.s.yaml", "config:\n  wardrail:a: 1\n  wardrail:b: 2\n");
    const { values } = readStackConfig(project(), "s", { "wardrail:a": undefined, "wardrail:b": { c: 3 } });
    expect(values).toEqual({ "wardrail:b": '{"c":3}' });
  });

  it("may be absent from a file, but are a map", async () => {
    await write("Pulumi.s.yaml", "encryptionsalt: v1\n");
    expect(readStackConfig(project(), "s").values).toEqual({});
    await write("Pulumi.s.yaml", "config: none\n");
    expect(problemsOf(() => readStackConfig(project(), "s"))).toMatchObject([
      { file: "Pulumi.s.yaml", path: "config", found: '"none"' },
    ]);
  });

  it("say which stacks there are", async () => {
    for (const file of ["Pulumi.yaml", "Pulumi.b.yaml", "Pulumi.a.yaml", "Pulumi.a.yml"])
      await write(file, "{}\n");
    expect(stacksOf(project())).toEqual(["a", "b"]);
  });
});
