import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pythonEnvironment } from "./python-environment.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wardrail-python-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const program = { name: "emulator", version: "1.2.3", atLeastPython: "3.10.0" };

/** A stand-in for Python: says its version, makes an "environment", and its pip ends as told. */
function python(version: string, pipEndsWith: number): string {
  const path = join(folder, "python3");
  const inner = join(folder, "inner");
  writeFileSync(inner, `#!/bin/sh\necho 'no matching distribution' >&2\nexit ${pipEndsWith}\n`);
  chmodSync(inner, 0o755);
  const make = `mkdir -p "$3/bin" && cp "${inner}" "$3/bin/python"`;
  writeFileSync(
    path,
    `#!/bin/sh\nif [ "$1" = "--version" ]; then echo 'Python ${version}'; exit 0; fi\n${make}\n`,
  );
  chmodSync(path, 0o755);
  return path;
}

const cacheFolder = () => join(folder, "wardrail", "tools", "emulator");
const environmentOf = (path: string) => ({
  XDG_CACHE_HOME: folder,
  WARDRAIL_PYTHON: path,
  PATH: process.env["PATH"],
});

describe("a Python environment", () => {
  it("is made once and found again", () => {
    const made = pythonEnvironment(program, environmentOf(python("3.11.2", 0)));
    expect(made).toEqual({
      found: true,
      python: join(cacheFolder(), "1.2.3", "bin", "python"),
      version: "1.2.3",
    });
    expect(pythonEnvironment(program, environmentOf(join(folder, "gone")))).toEqual(made);
    expect(readdirSync(cacheFolder())).toEqual(["1.2.3"]);
  });

  it("leaves nothing behind when the package cannot be had, and says why", () => {
    const made = pythonEnvironment(program, environmentOf(python("3.11.2", 1)));
    expect(made).toMatchObject({ found: false, reason: expect.stringContaining("no matching distribution") });
    expect(readdirSync(cacheFolder())).toEqual([]);
  });

  it("says when Python is too old or not there", () => {
    expect(pythonEnvironment(program, environmentOf(python("3.8.1", 0)))).toMatchObject({
      found: false,
      reason: expect.stringMatching(/3\.8\.1.*3\.10\.0/),
    });
    mkdirSync(join(folder, "empty"));
    expect(pythonEnvironment(program, environmentOf(join(folder, "empty", "python3")))).toMatchObject({
      found: false,
    });
  });
});
