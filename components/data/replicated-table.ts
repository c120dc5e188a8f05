import { ContributorInsights } from "@pulumi/aws/dynamodb/contributorInsights.js";
import { Table } from "@pulumi/aws/dynamodb/table.js";
import * as pulumi from "@pulumi/pulumi";
import type { KeyRef } from "../foundation/index.ts";
import {
  arnOf,
  type DataClass,
  type Ownership,
  physicalName,
  type Region,
  type RegionPair,
  type Tier,
  tagsOf,
} from "../naming/index.ts";
import type { InBothRegions } from "./both-regions.ts";
import { pointInTimeRecoveryDays } from "./service-limits.ts";
import type { TableCapacity } from "./table-capacity.ts";
import { attributesOf, type TableSchema } from "./table-schema.ts";

export interface ReplicatedTableArgs {
  /** The service that owns the table; ends its name. */
  readonly service: string;
  /** Keys, indexes and expiry. Shapes the indexes and whether busy keys may be shown. */
  readonly schema: TableSchema;
  /** From `tableCapacityOf`, so that throughput follows the declared surge. */
  readonly capacity: TableCapacity;
  readonly accountId: string;
  readonly regions: RegionPair;
  readonly keys: InBothRegions<KeyRef>;
  readonly dataClass: DataClass;
  readonly tier: Tier;
  readonly ownership: Ownership;
}

/**
 * A DynamoDB global table with a replica in each region: either answers and takes writes alone, the last writer wins.
 * On demand and warmed for the largest declared surge, because an on-demand table otherwise serves at most twice its
 * previous peak. Encrypted with our key in each region, 35 days of point-in-time recovery in each, protected against
 * deletion, kept when the stack is destroyed (45 CFR 164.312(a)(2)(iv), 164.308(a)(7)(ii)(A)).
 *
 * Replicas are eventually consistent. A conditional write is judged against the local replica, so two regions can
 * both succeed: what must happen once is written in one home region, or settled by booking. Removal by expiry is
 * replicated too and may come days late.
 *
 * @example
 * new ReplicatedTable("availability", { service: "availability", schema: tables.availability, capacity, accountId,
 *   regions, keys, dataClass: "phi", tier: 0, ownership });
 */
export class ReplicatedTable extends pulumi.ComponentResource {
  readonly service: string;
  readonly tableName: pulumi.Output<string>;
  readonly arns: InBothRegions<pulumi.Output<string>>;
  readonly nodes: { readonly table: Table };

  constructor(name: string, args: ReplicatedTableArgs, opts?: pulumi.ComponentResourceOptions) {
    const { service, schema, capacity, accountId, regions, keys, dataClass, tier, ownership } = args;
    super(
      "wardrail:data:ReplicatedTable",
      name,
      { service, regions, schema, capacity, dataClass, tier },
      opts,
    );
    const tableName = physicalName("table", ["wardrail", ownership.environment, service]);
    const warmThroughput = capacity.warm;
    const table = new Table(
      `${name}-table`,
      {
        name: tableName,
        region: regions.primary,
        billingMode: "PAY_PER_REQUEST",
        hashKey: schema.partition.name,
        rangeKey: schema.sort.name,
        attributes: attributesOf(schema).map((attribute) => ({ ...attribute })),
        globalSecondaryIndexes: schema.indexes.map((index) => ({
          name: index.name,
          keySchemas: [
            { attributeName: index.partition.name, keyType: "HASH" },
            { attributeName: index.sort.name, keyType: "RANGE" },
          ],
          projectionType: "ALL",
          // A slower index would hold the table's writes back.
          warmThroughput: { ...warmThroughput },
        })),
        warmThroughput: { ...warmThroughput },
        ttl: { enabled: true, attributeName: schema.expiresAt },
        // Global tables replicate through the stream.
        streamEnabled: true,
        streamViewType: "NEW_AND_OLD_IMAGES",
        serverSideEncryption: { enabled: true, kmsKeyArn: keys.primary.arn },
        pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: pointInTimeRecoveryDays },
        deletionProtectionEnabled: true,
        replicas: [
          {
            regionName: regions.secondary,
            kmsKeyArn: keys.secondary.arn,
            consistencyMode: "EVENTUAL",
            pointInTimeRecovery: true,
            deletionProtectionEnabled: true,
            // Backups select by tag, in both regions.
            propagateTags: true,
          },
        ],
        tags: tagsOf(ownership, { service, dataClass, tier }),
      },
      { parent: this, protect: true, retainOnDelete: true },
    );
    if (!schema.keysReferToPatients) showBusyKeys(name, table, { regions, schema }, { parent: this });

    const arnIn = (region: Region) =>
      pulumi.output(arnOf({ service: "dynamodb", region, accountId, resource: `table/${tableName}` }));
    this.tableName = table.name;
    this.service = service;
    this.arns = { primary: table.arn, secondary: arnIn(regions.secondary) };
    this.nodes = { table };
    this.registerOutputs({ tableName: table.name, arn: table.arn });
  }
}

/** Throttled keys of the table and its indexes, per region: the one view that shows a hot hospital in a surge. */
function showBusyKeys(
  name: string,
  table: Table,
  { regions, schema }: { readonly regions: RegionPair; readonly schema: TableSchema },
  opts: pulumi.CustomResourceOptions,
): void {
  for (const role of ["primary", "secondary"] as const) {
    const common = { region: regions[role], tableName: table.name, mode: "THROTTLED_KEYS" };
    new ContributorInsights(`${name}-${role}-busy-keys`, common, opts);
    for (const index of schema.indexes) {
      new ContributorInsights(
        `${name}-${role}-busy-keys-${index.name}`,
        { ...common, indexName: index.name },
        opts,
      );
    }
  }
}
