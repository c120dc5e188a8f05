import { describe, expect, it } from "vitest";
import type { GraphResource, PropertyMap } from "../../exchange/resource-graph.ts";
import { renderEstate } from "../../stacks/offline/index.ts";
import { OfflineMonitor } from "../../stacks/offline/monitor.ts";
import { monitorFacts } from "../../stacks/offline/monitor-facts.ts";
import { readProject, readStackConfig, repositoryDirectory } from "../../stacks/offline/project-files.ts";
import { runHosted } from "./language-host.ts";

const graphs = await renderEstate({ environment: "prod" });
const outputsOf = (fullName: string): PropertyMap | undefined =>
  graphs.find(({ project, stack }) => `organization/${project}/${stack}` === fullName)?.outputs;

function monitorFor(stack: string): OfflineMonitor {
  const project = readProject(repositoryDirectory);
  const config = readStackConfig(project, stack);
  return new OfflineMonitor(monitorFacts(project, stack, config, "synthesised", outputsOf));
}

const byUrn = (a: GraphResource, b: GraphResource) => (a.urn < b.urn ? -1 : 1);

describe("under the CLI's Node host", () => {
  // One stack per layer: a process of its own for each takes seconds.
  const perLayer = graphs.filter(({ stack }) => !stack.endsWith("-usw2"));

  it.each(perLayer.map((graph) => [graph.stack, graph] as const))(
    "%s registers exactly what the offline renderer shows",
    async (stack, graph) => {
      const monitor = monitorFor(stack);
      const { exitCode, log, stderr } = await runHosted(stack, monitor);
      expect({ exitCode, log, stderr }).toEqual({ exitCode: 0, log: [], stderr: "" });
      expect(monitor.problems).toEqual([]);
      expect([...monitor.resources].sort(byUrn)).toEqual([...graph.resources].sort(byUrn));
    },
  );

  it("wrong settings end the program with the problems and no stack trace", async () => {
    const settingsOf = "foundation-prod";
    const { exitCode, log } = await runHosted("foundation-prod-use1", monitorFor(settingsOf), settingsOf);
    expect(exitCode).not.toBe(0);
    expect(log.join("\n")).toContain("stack name: region: found use1");
    expect(log.join("\n")).not.toMatch(/^\s+at /m);
  });
});
