import { describe, expect, it } from "vitest";
import { tableNames, tables as tableSchemas } from "../components/data/index.ts";
import type { PropertyValue } from "../exchange/resource-graph.ts";
import { dataRegions as regions, renderReferenceData } from "./rendered-data.ts";
import { at, input } from "./rendered-estate.ts";

const { ofType } = await renderReferenceData();

describe("the tables", () => {
  const tables = ofType("aws:dynamodb/table:Table");

  it("are three global tables with a protected, recoverable, tagged replica in the other region", () => {
    expect(tables.map(({ inputs }) => inputs["name"]).sort()).toEqual(
      tableNames.map((name) => `wardrail-prod-${name}`).sort(),
    );
    for (const table of tables) {
      expect(table.inputs).toMatchObject({
        region: "us-east-1",
        billingMode: "PAY_PER_REQUEST",
        deletionProtectionEnabled: true,
        pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 35 },
        streamEnabled: true,
        streamViewType: "NEW_AND_OLD_IMAGES",
        ttl: { enabled: true, attributeName: "expiresAt" },
        replicas: [
          {
            regionName: "us-west-2",
            consistencyMode: "EVENTUAL",
            pointInTimeRecovery: true,
            deletionProtectionEnabled: true,
            propagateTags: true,
          },
        ],
      });
      expect(table.inputs).not.toHaveProperty("onDemandThroughput");
    }
  });

  it("are warm for the largest surge, every index as warm as its table", () => {
    for (const table of tables) {
      const warm = input(table, "warmThroughput");
      expect(at(warm, "readUnitsPerSecond")).toBeGreaterThanOrEqual(12_000);
      expect(at(warm, "writeUnitsPerSecond")).toBeGreaterThanOrEqual(4_000);
      const indexes = input(table, "globalSecondaryIndexes") as readonly PropertyValue[];
      for (const index of indexes) expect(at(index, "warmThroughput")).toEqual(warm);
    }
  });

  it("declare exactly the attributes their keys use", () => {
    for (const table of tables) {
      const declared = (input(table, "attributes") as readonly { name: string }[]).map(({ name }) => name);
      const indexes = input(table, "globalSecondaryIndexes") as readonly {
        keySchemas: readonly { attributeName: string }[];
      }[];
      const used = indexes.flatMap(({ keySchemas }) => keySchemas.map(({ attributeName }) => attributeName));
      expect(new Set(declared)).toEqual(
        new Set([String(input(table, "hashKey")), String(input(table, "rangeKey")), ...used]),
      );
    }
  });

  it("show busy keys in clear only where no key leads to a patient, in both regions", () => {
    const shown = ofType("aws:dynamodb/contributorInsights:ContributorInsights");
    expect(new Set(shown.map(({ inputs }) => inputs["tableName"]))).toEqual(
      new Set(["wardrail-prod-availability"]),
    );
    for (const region of regions) {
      const indexes = shown.filter((rule) => rule.region === region).map(({ inputs }) => inputs["indexName"]);
      const all = [undefined, ...tableSchemas.availability.indexes.map(({ name }) => name)];
      expect(new Set(indexes)).toEqual(new Set(all));
    }
  });
});
