import { describe, expect, it } from "vitest";
import { InputError } from "../exchange/problem.ts";
import type { ResourceGraph } from "../exchange/resource-graph.ts";
import { failedParts, type Rooms, rehearse } from "./rehearsal.ts";

const graph: ResourceGraph = {
  schema: "wardrail.graph/1",
  source: { kind: "offline", from: "test", computedValues: "synthesised" },
  project: "wardrail",
  stack: "events-prod-use1",
  outputs: {},
  resources: [],
};

const healthy: Rooms = {
  renderEstate: async () => [graph],
  audit: async () => ({
    pack: { name: "wardrail-hipaa", version: "0.0.0" },
    evaluatedBy: "in-process",
    resourceCount: 0,
    controls: [],
    findings: [],
  }),
  checkRules: async () => ({ alertCount: 0, recordingRuleCount: 0, checks: [], problems: [], alerts: [] }),
  forecast: async () => ({ twinVersion: "0", inputHash: "0", scenarios: [], assumptions: [] }),
  lintRunbooks: async () => ({ runbooks: [], problems: [] }),
};

const crash = async () => {
  throw new Error("the pack did not start");
};

const run = (rooms: Partial<Rooms>) =>
  rehearse(
    { ...healthy, ...rooms },
    {
      environment: "prod",
      version: "0.0.0",
      madeAt: new Date(0),
      progress: { step: () => {}, end: () => {} },
    },
  );

describe("a rehearsal", () => {
  it.each(["audit", "checkRules", "forecast", "lintRunbooks"] as const)(
    "keeps the other parts when %s crashes",
    async (room) => {
      const season = await run({ [room]: crash });
      expect(failedParts(season)).toHaveLength(1);
      expect(Object.values(season)).toContainEqual({ state: "failed", reason: "the pack did not start" });
      expect(Object.values(season).filter((part) => part.state === "done")).toHaveLength(4);
    },
  );

  it("says that audit and forecast saw nothing when the estate cannot be rendered", async () => {
    const season = await run({ renderEstate: crash });
    expect(season.estate.state).toBe("failed");
    expect(season.audit).toMatchObject({ state: "skipped", reason: expect.stringContaining("no estate") });
    expect(season.forecast.state).toBe("skipped");
    expect(season.rules.state).toBe("done");
  });

  it("ends on a person's mistake, because half an answer to a wrong question helps nobody", async () => {
    const mistake = new InputError([{ file: "Pulumi.x.yaml", path: "a.b", found: "1", wanted: "2" }]);
    await expect(run({ renderEstate: () => Promise.reject(mistake) })).rejects.toBe(mistake);
  });
});
