import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { valueOrThrow } from "../exchange/problem.ts";
import { parseLedger } from "./exceptions.ts";
import { parsePackConfig } from "./profiles.ts";
import { policiesReadme } from "./readme.ts";
import { rules } from "./rules/index.ts";

const profiles = new URL("profiles/", import.meta.url);

describe("profiles", () => {
  it.each(readdirSync(profiles))("%s names every control and nothing else", (file) => {
    const document: unknown = JSON.parse(readFileSync(new URL(file, profiles), "utf8"));
    const { levels } = valueOrThrow(parsePackConfig(document, file));
    expect(Object.keys(levels).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });

  it("tells every mistake of a configuration at once", () => {
    const checked = parsePackConfig(
      {
        nothing: "mandatory",
        "sns-kms": "loud",
        "region-us-only": { allowedRegions: "us-east-1" },
        "kms-rotation": { today: "x" },
      },
      "c.json",
    );
    expect(checked.ok ? [] : checked.problems.map(({ path }) => path)).toEqual([
      "nothing",
      "sns-kms",
      "region-us-only.allowedRegions",
      "kms-rotation.today",
    ]);
  });

  it("lets one control's level win over all", () => {
    const { levels } = valueOrThrow(
      parsePackConfig({ all: "advisory", "sns-kms": { enforcementLevel: "mandatory" } }, "c.json"),
    );
    expect([levels["sns-kms"], levels["kms-rotation"]]).toEqual(["mandatory", "advisory"]);
  });
});

describe("the exceptions ledger", () => {
  const entry = (more: object) =>
    JSON.stringify([
      {
        control: "sns-kms",
        resource: "*",
        owner: "o",
        reason: "x".repeat(30),
        approver: "a",
        ticket: "T",
        created: "2026-01-01",
        expires: "2026-12-31",
        ...more,
      },
    ]);
  const known = new Set(["sns-kms"]);
  it.each([
    ["a control that does not exist", entry({ control: "nope" }), "0.control"],
    ["a term of more than a year", entry({ expires: "2027-01-02" }), "0.expires"],
    ["a thin reason", entry({ reason: "because" }), "0.reason"],
    ["a date that is none", entry({ created: "2026-02-30" }), "0.created"],
    ["a missing approver", entry({ approver: undefined }), "0.approver"],
    ["a field that is not known", entry({ until: "x" }), "0.until"],
    ["no list", "a: b", ""],
    ["no YAML", "[", "line 1"],
  ])("refuses %s", (_, text, path) => {
    const checked = parseLedger(text, "l.yaml", known);
    expect(checked.ok ? [] : checked.problems.map((problem) => problem.path)).toContain(path);
  });

  it("reads the one that ships", () => {
    const text = readFileSync(new URL("exceptions.yaml", import.meta.url), "utf8");
    expect(parseLedger(text, "exceptions.yaml", new Set(rules.map(({ id }) => id))).ok).toBe(true);
  });
});

/** The formatter aligns tables; what they say is compared. */
const unaligned = (text: string) => text.replace(/-{3,}:?/g, "---").replace(/ +/g, " ");

it("README.md is what the rules say (node policies/write-readme.ts, then npm run format)", () => {
  expect(unaligned(readFileSync(new URL("README.md", import.meta.url), "utf8"))).toBe(
    unaligned(policiesReadme()),
  );
});
