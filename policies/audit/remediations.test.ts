import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import structs from "google-protobuf/google/protobuf/struct_pb.js";
import { describe, expect, it } from "vitest";
import type { PropertyMap } from "../../exchange/resource-graph.ts";
import { Audited } from "../audited.ts";
import { put, stackOf } from "../cases/case.ts";
import { allCases } from "../cases/index.ts";
import { judge } from "../rule.ts";
import { rules } from "../rules/index.ts";
import { defaultSettings as settings } from "../settings.ts";
import { startPack } from "./pack-process.ts";

const able = rules.filter(({ remedy }) => remedy !== undefined);

describe.each(able.map((rule) => [rule.id, rule] as const))("the remedy of %s", (id, rule) => {
  it("mends a violation, and leaves alone what complies", () => {
    const subject = (given: Parameters<typeof stackOf>[1]) => stackOf(rule, given).resources[0];
    let mended = 0;
    for (const given of [...(allCases[id]?.violates ?? []), ...(allCases[id]?.lookAlike ?? [])]) {
      const before = subject(given);
      if (before === undefined) continue;
      const changes = rule.remedy?.(before, settings);
      if (changes === undefined) continue;
      const properties = Object.entries(changes).reduce<PropertyMap>(
        (all, [path, value]) => put(all, path, value),
        before.properties.value as PropertyMap,
      );
      const estate = stackOf(rule, given);
      const after = new Audited({
        urn: before.urn,
        type: before.type,
        name: before.name,
        properties,
        protect: before.protect,
      });
      // A remedy sets what is safe to set; a second fault of the resource may remain, but never the one it names.
      if (judge(rule, after, { settings, estate }).outcome === "complies") mended += 1;
      expect(rule.remedy?.(after, settings)).toBeUndefined();
    }
    expect(mended).toBeGreaterThan(0);
    for (const given of allCases[id]?.complies ?? []) {
      const fine = subject(given);
      if (fine !== undefined) expect(rule.remedy?.(fine, settings)).toBeUndefined();
    }
  });
});

it("changes inputs over the wire when the level is remediate, and not otherwise", async () => {
  using pack = await startPack();
  const remediate = async (level: 0 | 1 | 2 | 3) => {
    const configuration = new analyzer.ConfigureAnalyzerRequest();
    const config = new analyzer.PolicyConfig();
    config.setEnforcementlevel(level);
    config.setProperties(new structs.Struct());
    configuration.getPolicyconfigMap().set("dynamodb-pitr", config);
    await new Promise<void>((resolve, reject) => {
      pack.client.configure(configuration, (error) => (error === null ? resolve() : reject(error)));
    });
    const request = new analyzer.AnalyzeRequest();
    request.setType("aws:dynamodb/table:Table");
    request.setUrn("urn:pulumi:s::p::aws:dynamodb/table:Table::slots");
    request.setName("slots");
    request.setProperties(structs.Struct.fromJavaScript({ name: "slots" }));
    request.setOptions(new analyzer.AnalyzerResourceOptions());
    const response = await new Promise<analyzer.RemediateResponse>((resolve, reject) => {
      pack.client.remediate(request, (error, answer) => (error === null ? resolve(answer) : reject(error)));
    });
    return response.getRemediationsList().map((one) => one.getProperties()?.toJavaScript());
  };
  expect(await remediate(analyzer.EnforcementLevel.REMEDIATE)).toEqual([
    { name: "slots", pointInTimeRecovery: { enabled: true } },
  ]);
  expect(await remediate(analyzer.EnforcementLevel.MANDATORY)).toEqual([]);
});
