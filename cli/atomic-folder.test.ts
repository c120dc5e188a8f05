import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { InputError } from "../exchange/problem.ts";
import { writeFolder } from "./atomic-folder.ts";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "wardrail-folder-"));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

describe("writing a folder", () => {
  it("replaces the earlier report as a whole and leaves nothing beside it", async () => {
    const folder = join(parent, "season");
    await writeFolder(folder, { "old.html": "old", mark: "" }, "mark");
    await writeFolder(folder, { "index.html": "new", mark: "" }, "mark");
    expect(readdirSync(folder)).toEqual(["index.html", "mark"]);
    expect(readdirSync(parent)).toEqual(["season"]);
    expect(readFileSync(join(folder, "index.html"), "utf8")).toBe("new");
  });

  it("keeps the earlier report when the new one cannot be written", async () => {
    const folder = join(parent, "season");
    await writeFolder(folder, { "index.html": "old", mark: "" }, "mark");
    await expect(writeFolder(folder, { "no/such/folder.html": "new" }, "mark")).rejects.toThrow(InputError);
    expect(readFileSync(join(folder, "index.html"), "utf8")).toBe("old");
    expect(readdirSync(parent)).toEqual(["season"]);
  });

  it("refuses a folder that holds something else, because it would be lost", async () => {
    writeFileSync(join(parent, "thesis.txt"), "years of work");
    await expect(writeFolder(parent, { mark: "" }, "mark")).rejects.toThrow(
      /found a folder with 1 other entry and no mark/,
    );
    expect(readdirSync(parent)).toEqual(["thesis.txt"]);
  });

  it("names a folder that cannot be made", async () => {
    writeFileSync(join(parent, "file"), "");
    await expect(writeFolder(join(parent, "file", "season"), {}, "mark")).rejects.toThrow(
      /season: found (ENOTDIR|EEXIST)/,
    );
  });

  it("makes missing parents", async () => {
    mkdirSync(join(parent, "a"));
    await writeFolder(join(parent, "a", "b", "season"), { "index.html": "x" }, "mark");
    expect(readdirSync(join(parent, "a", "b"))).toEqual(["season"]);
  });
});
