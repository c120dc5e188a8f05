import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { InputError } from "../../../exchange/problem.ts";
import { UNKNOWN } from "../../cases/case.ts";
import { auditGraphs } from "../audit.ts";
import { readGraphs } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "wardrail-readers-"));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};
const bus = "urn:pulumi:prod::p::aws:cloudwatch/eventBus:EventBus::booking";
const state = (resources: unknown, version = 3) => ({ version, deployment: { resources } });
const cipher = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "AAAA" };

describe("reading stacks", () => {
  it("judges an exported state, an encrypted value as unknown", async () => {
    const file = write(
      "a.json",
      state([{ urn: bus, type: "aws:cloudwatch/eventBus:EventBus", inputs: { kmsKeyIdentifier: cipher } }]),
    );
    const { graphs, skipped } = readGraphs([file]);
    const { findings } = await auditGraphs(graphs, { evaluatedBy: "in-process" });
    expect(skipped).toEqual([]);
    expect(findings.find(({ control }) => control === "event-bus-cmk")?.outcome).toBe("unknown");
  });

  it("judges a preview's new states and leaves deletions out", () => {
    const file = write("b.json", {
      steps: [
        {
          op: "create",
          newState: {
            urn: bus,
            type: "aws:cloudwatch/eventBus:EventBus",
            inputs: { kmsKeyIdentifier: UNKNOWN, description: "[secret]" },
          },
        },
        { op: "delete", oldState: { urn: `${bus}-old` } },
      ],
    });
    const [graph] = readGraphs([file]).graphs;
    expect(graph?.resources.map(({ urn }) => urn)).toEqual([bus]);
    expect(graph?.source.computedValues).toBe("unknown");
  });

  it("tells of what it cannot read instead of passing it over", () => {
    const { skipped, graphs } = readGraphs([
      write("c.json", state([{ urn: bus }, { no: "urn" }, "text", { urn: bus, delete: true, type: "x" }])),
    ]);
    expect(skipped.map(({ path }) => path)).toEqual([
      "deployment.resources.1.urn",
      "deployment.resources.2",
      "deployment.resources.3",
    ]);
    expect(graphs[0]?.resources).toHaveLength(1);
  });

  it.each([
    ["truncated", '{"version":3,"deployment":{"resour'],
    ["of another version", JSON.stringify(state([], 1))],
    ["another document", '{"kind":"Pod"}'],
    ["no object", "42"],
  ])("refuses a file that is %s, by name", (_, content) => {
    const file = write("d.json", content);
    expect(() => readGraphs([file])).toThrow(InputError);
    expect(() => readGraphs([file])).toThrow(file);
  });

  it("reads a whole folder, and one that does not exist is named", () => {
    const fleet = mkdtempSync(join(folder, "fleet-"));
    writeFileSync(join(fleet, "one.json"), JSON.stringify(state([{ urn: bus }])));
    writeFileSync(join(fleet, "two.json"), JSON.stringify(state([{ urn: bus.replace("prod", "test") }])));
    expect(readGraphs([fleet]).graphs.map(({ stack }) => stack)).toEqual(["prod", "test"]);
    expect(() => readGraphs([join(folder, "nowhere")])).toThrow("no such file");
  });
});
