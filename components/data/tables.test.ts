import { describe, expect, it } from "vitest";
import { dynamoLimits } from "./service-limits.ts";
import { partitionsFor, tableNames } from "./table-capacity.ts";
import { attributesOf, type TableSchema } from "./table-schema.ts";
import { dueShards, tables } from "./tables.ts";

const schemas: readonly (readonly [string, TableSchema])[] = tableNames.map((name) => [name, tables[name]]);

describe.each(schemas)("the %s table", (_, schema) => {
  it("declares each key attribute once, with one type, and no other", () => {
    const names = attributesOf(schema).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const used = [schema, ...schema.indexes].flatMap(({ partition, sort }) => [partition.name, sort.name]);
    expect(new Set(names)).toEqual(new Set(used));
  });

  it("has no two indexes of one name, and none whose key is the table's own", () => {
    const names = schema.indexes.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { partition } of schema.indexes) expect(partition.name).not.toBe(schema.partition.name);
  });

  it("stays below DynamoDB's twenty indexes, and names what each answers", () => {
    expect(schema.indexes.length).toBeLessThanOrEqual(20);
    for (const { answers } of schema.indexes) expect(answers.length).toBeGreaterThan(10);
  });

  it("says that its keys refer to patients when one of them does", () => {
    const forms = [schema, ...schema.indexes].flatMap(({ partition, sort }) => [partition.form, sort.form]);
    const refers = forms.some((form) => /patient|entryId/i.test(form));
    expect(schema.keysReferToPatients).toBe(refers);
  });
});

describe("the due index", () => {
  it("holds no table back, even when every write a table may take puts an item into it", () => {
    const load = { readUnitsPerSecond: 0, writeUnitsPerSecond: dynamoLimits.tableQuota.writeUnitsPerSecond };
    expect(dueShards).toBeGreaterThanOrEqual(partitionsFor(load));
  });

  it("is spread evenly by the first byte of a hash", () => {
    expect(256 % dueShards).toBe(0);
  });
});
