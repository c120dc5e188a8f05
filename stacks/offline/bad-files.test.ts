import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { InputError, ToolError } from "../../exchange/problem.ts";
import { readProject, readStackConfig, stacksOf } from "./project-files.ts";
import { renderEstate } from "./render.ts";

let directory = "";
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "wardrail-"));
});
afterEach(() => rm(directory, { recursive: true }));

const place = (file: string) => join(directory, file);
const write = (file: string, content: string | Uint8Array) => writeFile(place(file), content);
const alias = (name: string, of: string) =>
  `${name}: &${name} [${Array.from({ length: 10 }, () => of).join(",")}]`;
const bomb = [
  "a: &a [x]",
  ..."bcdefgh".split("").map((name, index) => alias(name, `*${"abcdefg".charAt(index)}`)),
].join("\n");

const unreadable: readonly (readonly [string, string, (file: string) => Promise<unknown>])[] = [
  ["a folder", "a folder", (file) => mkdir(place(file))],
  ["a link to itself", "leads back to itself", (file) => symlink(file, place(file))],
  ["a link to nothing", "no such file", (file) => symlink("nowhere", place(file))],
  ["binary", "binary content", (file) => write(file, "config:\n  a: \0\n")],
  ["not UTF-8", "not UTF-8", (file) => write(file, Uint8Array.of(0xff, 0xfe, 0x41))],
  ["huge", "more than 1048576", (file) => write(file, `a: ${"x".repeat(1_048_577)}`)],
  ["empty", "an empty file", (file) => write(file, "")],
  ["only comments", "nothing but comments", (file) => write(file, "# none\n")],
  ["a bomb of aliases", "Excessive alias count", (file) => write(file, bomb)],
  ["a circle of aliases", "cannot be laid out", (file) => write(file, "config: &a\n  wardrail:b: *a\n")],
  ["nested without end", "", (file) => write(file, `config: ${"[".repeat(200_000)}`)],
];

function problemsOf(read: () => unknown) {
  try {
    read();
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return expect.fail("no InputError");
}

describe("a file that is no readable map", () => {
  it.each(unreadable)("(%s) is told by its name, as project and as settings", async (_, found, make) => {
    await make("Pulumi.yaml");
    await make("Pulumi.events-prod-use1.yaml");
    const project = { directory, name: "wardrail", main: "index.ts" };
    for (const [file, read] of [
      ["Pulumi.yaml", () => readProject(directory)],
      ["Pulumi.events-prod-use1.yaml", () => readStackConfig(project, "events-prod-use1")],
    ] as const) {
      const problems = problemsOf(read);
      expect(problems[0]).toMatchObject({ file, found: expect.stringContaining(found) });
      for (const problem of problems) expect(problem.found.length).toBeLessThanOrEqual(160);
    }
  });

  it("is told without its control characters", async () => {
    await write("Pulumi.yaml", `"\\e[31m${"x".repeat(999)}"\n`);
    const [problem] = problemsOf(() => readProject(directory));
    expect(problem?.found).toMatch(/^[\x20-\x7e…]{1,80}$/);
  });

  it("is told when it is the folder", () => {
    expect(problemsOf(() => stacksOf({ directory: place("none"), name: "n", main: "m" }))).toHaveLength(1);
  });
});

async function project(main: string, program?: string) {
  await write("Pulumi.yaml", `name: wardrail\nmain: ${main}\nruntime: nodejs\n`);
  await write(
    "Pulumi.foundation-dev.yaml",
    'config: { aws:region: us-east-1, wardrail:accountId: "111122223333" }\n',
  );
  if (program !== undefined) await write(main, program);
}

describe("the program's file", () => {
  it.each([
    ["a folder", "programs"],
    ["absolute", "/programs/index.ts"],
    ["not there", "../nowhere/index.ts"],
    ["not there", "index.ts"],
  ])("that is %s is refused in words", async (what, main) => {
    await mkdir(place("programs"));
    await project(main);
    const error: unknown = await renderEstate({ directory }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toContain(
      `${main}, which is ${what}, wanted the program's file, relative to Pulumi.yaml`,
    );
  });

  it.each([
    ["has a syntax error", "export default (;", "cannot be loaded"],
    ["throws while it is loaded", "throw new Error('too early')", "too early"],
    ["needs what is not there", "import './missing.mjs'; export default () => ({});", "cannot be loaded"],
    [
      "throws",
      "export default () => { throw new Error('its mistake'); }",
      "stack foundation-dev: Error: its mistake",
    ],
    ["throws what is no error", "export default () => { throw 'words'; }", "words"],
  ])("that %s is named in the failure", async (_, program, message) => {
    await project("program.mjs", program);
    const error: unknown = await renderEstate({ directory }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ToolError);
    expect(String(error)).toContain("program.mjs: ");
    expect(String(error)).toContain(message);
  });

  it.each([
    ["ends the process as if all were well", "export default () => process.exit(0);"],
    ["ends the process while it is loaded", "process.exit(0); export default () => ({});"],
    ["waits for what never comes", "export default () => new Promise(() => {});"],
    ["is never loaded", "await new Promise(() => {}); export default () => ({});"],
  ])("that %s ends with 3 and its name", async (_, program) => {
    await project("program.mjs", program);
    const render = new URL("render.ts", import.meta.url).href;
    const script = `const { renderEstate } = await import(${JSON.stringify(render)});
      await renderEstate({ directory: ${JSON.stringify(directory)} }); console.log("rendered");`;
    const ended = await new Promise<{ readonly code: unknown; readonly out: string; readonly err: string }>(
      (resolve) => {
        execFile(process.execPath, ["--input-type=module", "--eval", script], (error, out, err) =>
          resolve({ code: error === null ? 0 : error.code, out, err }),
        );
      },
    );
    expect(ended).toMatchObject({ code: 3, out: "" });
    expect(ended.err).toMatch(/^wardrail: program\.mjs, .*the process ended before this did/m);
  });
});
