import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compareVersions, findTool } from "./find.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wardrail-tools-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, prints: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\necho '${prints}'\n`);
  chmodSync(path, 0o755);
  return path;
}

describe("finding a program", () => {
  it("takes the override before PATH", () => {
    const override = program("my-promtool", "promtool, version 3.1.0");
    program("promtool", "promtool, version 2.50.0");
    const found = findTool("promtool", { PATH: folder, WARDRAIL_PROMTOOL: override });
    expect(found).toMatchObject({ found: true, path: override, version: "3.1.0", from: "WARDRAIL_PROMTOOL" });
  });

  it("does not fall back to PATH when the override is wrong, because a person asked for that one", () => {
    program("promtool", "promtool, version 2.50.0");
    const found = findTool("promtool", { PATH: folder, WARDRAIL_PROMTOOL: join(folder, "gone") });
    expect(found).toMatchObject({ found: false, reason: expect.stringContaining("WARDRAIL_PROMTOOL") });
  });

  it("counts a version that is too old as missing and says which is wanted", () => {
    program("k6", "k6 v0.54.0");
    expect(findTool("k6", { PATH: folder })).toMatchObject({
      found: false,
      reason: expect.stringMatching(/0\.54\.0.*1\.0\.0/),
    });
  });

  it("counts a program that answers nothing as missing", () => {
    program("k6", "hello");
    expect(findTool("k6", { PATH: folder })).toMatchObject({ found: false });
  });

  it("says when nothing is on PATH", () => {
    expect(findTool("pulumi", { PATH: folder })).toMatchObject({
      found: false,
      reason: "pulumi is not on PATH",
    });
  });
});

describe("versions", () => {
  it.each([
    ["3.260.0", "3.257.0", 1],
    ["2.42", "2.42.0", 0],
    ["1.9.0", "1.10.0", -1],
  ])("orders %s and %s", (left, right, sign) => {
    expect(Math.sign(compareVersions(left, right))).toBe(sign);
  });
});
