import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Environment } from "../components/naming/index.ts";
import type { GraphResource, ResourceGraph } from "../exchange/resource-graph.ts";
import { renderStack } from "./offline/index.ts";
import { repositoryDirectory } from "./offline/project-files.ts";
import { input } from "./rendered-estate.ts";

let directory = "";
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "wardrail-environments-"));
  const project = readFileSync(join(repositoryDirectory, "Pulumi.yaml"), "utf8");
  const main = relative(directory, join(repositoryDirectory, "stacks/index.ts"));
  writeFileSync(join(directory, "Pulumi.yaml"), project.replace(/^main:.*$/m, `main: ${main}`));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The data stack of another environment with production's settings. */
async function dataStackOf(environment: Environment): Promise<ResourceGraph> {
  for (const stack of ["foundation-$", "network-$-use1", "network-$-usw2", "data-$"]) {
    const file = (name: string) => `Pulumi.${stack.replace("$", name)}.yaml`;
    copyFileSync(join(repositoryDirectory, file("prod")), join(directory, file(environment)));
  }
  return renderStack(`data-${environment}`, { directory });
}

const classesOf = ({ resources }: ResourceGraph) =>
  new Set(
    resources.flatMap((resource: GraphResource) => input(resource, "tags", "wardrail:data-class") ?? []),
  );
const has = ({ resources }: ResourceGraph, type: string) =>
  resources.some((resource) => resource.type === type);

describe("outside production", () => {
  it.each(["dev", "staging"] as const)("nothing in %s claims to hold patient data", async (environment) => {
    expect(classesOf(await dataStackOf(environment))).toEqual(new Set(["operational"]));
  });

  it("staging rehearses backups, and development has no vault that nobody could delete", async () => {
    expect(
      has(await dataStackOf("staging"), "aws:backup/vaultLockConfiguration:VaultLockConfiguration"),
    ).toBe(true);
    const dev = await dataStackOf("dev");
    expect(dev.resources.some(({ type }) => type.startsWith("aws:backup/"))).toBe(false);
    expect(has(dev, "aws:rds/globalCluster:GlobalCluster")).toBe(true);
    expect(dev.outputs["backupVaults"]).toEqual({});
  });
});
