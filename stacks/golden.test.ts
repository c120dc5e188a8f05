import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ResourceGraph } from "../exchange/resource-graph.ts";
import { renderEstate } from "./offline/index.ts";

const folder = fileURLToPath(new URL("../tests/golden/", import.meta.url));
const update = "UPDATE_GOLDEN=1 npx vitest run stacks/golden.test.ts";
const graphs = await renderEstate({ environment: "prod" });

/** One line per resource, sorted: what a reviewer sees when a change adds, renames or unprotects something. */
function listOf({ resources }: ResourceGraph): string {
  return resources
    .filter(({ type }) => !/^pulumi:providers:.*$/.test(type) || type === "pulumi:providers:kubernetes")
    .map(({ urn, region, protect, retainOnDelete }) =>
      [
        urn.split("::").slice(2).join("::"),
        region ?? "",
        protect ? "protected" : "",
        retainOnDelete ? "retained" : "",
      ]
        .join(" ")
        .replace(/ +/g, " ")
        .trim(),
    )
    .sort()
    .map((line) => `${line}\n`)
    .join("");
}

describe("the list of resources", () => {
  it.each(graphs.map((graph) => [graph.stack, graph] as const))(
    "of %s changes only on purpose",
    (stack, graph) => {
      const file = `${folder}resources-${stack}.txt`;
      const actual = listOf(graph);
      if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(file, actual);
      const golden = existsSync(file) ? readFileSync(file, "utf8") : "";
      expect(actual, `when the change is meant, accept it with: ${update}`).toBe(golden);
    },
  );
});
