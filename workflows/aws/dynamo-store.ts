import { createHash } from "node:crypto";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import type { TableSchema } from "../../components/data/table-schema.ts";
import { dueShards } from "../../components/data/tables.ts";
import type { IndexName, ItemData, ItemKey, ItemStore, ItemWrite, StoredItem } from "../store/item-store.ts";

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** Reasons for a cancelled transaction that mean: somebody else was faster. */
const lostRaces = new Set(["ConditionalCheckFailed", "TransactionConflict"]);

/** Where a function's state is, and whose due items it deals with. */
export interface StateTable {
  readonly name: string;
  readonly schema: TableSchema;
  readonly region: string;
}

/** Workflow state in a service's own DynamoDB table, beside what the service itself keeps there. */
export class DynamoStore implements ItemStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #schema: TableSchema;
  readonly #region: string;

  constructor(client: DynamoDBDocumentClient, { name, schema, region }: StateTable) {
    this.#client = client;
    this.#table = name;
    this.#schema = schema;
    this.#region = region;
  }

  async get(key: ItemKey): Promise<StoredItem | undefined> {
    const command = new GetCommand({ TableName: this.#table, Key: this.#keyOf(key), ConsistentRead: true });
    const { Item } = await this.#client.send(command);
    return Item === undefined ? undefined : this.#storedItem(Item);
  }

  async inOrder(index: IndexName, partition: string, limit: number): Promise<readonly StoredItem[]> {
    return this.#query(index, { partition }, limit);
  }

  async due(now: Date, limit: number): Promise<readonly StoredItem[]> {
    const until = now.toISOString();
    const shards = Array.from({ length: dueShards }, (_, shard) => `${this.#region}#${shard}`);
    const limitPerShard = Math.ceil(limit / dueShards);
    const pages = shards.map((partition) => this.#query("due", { partition, until }, limitPerShard));
    return (await Promise.all(pages)).flat();
  }

  async commit(writes: readonly ItemWrite[]): Promise<boolean> {
    try {
      const TransactItems = writes.map((write) => this.#transactItem(write));
      await this.#client.send(new TransactWriteCommand({ TransactItems }));
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? "None");
      if (codes.some((code) => lostRaces.has(code))) return false;
      throw error;
    }
  }

  async #query(
    index: string,
    range: { readonly partition: string; readonly until?: string },
    limit: number,
  ): Promise<readonly StoredItem[]> {
    const schema = this.#schema.indexes.find(({ name }) => name === index);
    if (schema === undefined) throw new Error(`the table has no index ${index}`);
    const until = range.until === undefined ? {} : { ":until": range.until };
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        IndexName: index,
        KeyConditionExpression: range.until === undefined ? "#p = :p" : "#p = :p AND #s <= :until",
        ExpressionAttributeNames: {
          "#p": schema.partition.name,
          ...(range.until === undefined ? {} : { "#s": schema.sort.name }),
        },
        ExpressionAttributeValues: { ":p": range.partition, ...until },
        Limit: limit,
      }),
    );
    return Items.map((item) => this.#storedItem(item));
  }

  #transactItem({ key, expects, data, dueAt, expiresAtSeconds, indexed }: ItemWrite): TransactItem {
    const { partition, expiresAt } = this.#schema;
    const condition =
      expects === "absent"
        ? {
            ConditionExpression: "attribute_not_exists(#p)",
            ExpressionAttributeNames: { "#p": partition.name },
          }
        : {
            ConditionExpression: "revision = :expected",
            ExpressionAttributeValues: { ":expected": expects },
          };
    const target = { TableName: this.#table, ...condition };
    if (data === null) return { Delete: { ...target, Key: this.#keyOf(key) } };
    const Item = {
      ...this.#keyOf(key),
      ...indexed,
      revision: expects === "absent" ? 1 : expects + 1,
      data,
      ...(dueAt === undefined ? {} : { dueShard: this.#shardOf(key), dueAt }),
      ...(expiresAtSeconds === undefined ? {} : { [expiresAt]: expiresAtSeconds }),
    };
    return { Put: { ...target, Item } };
  }

  #keyOf({ pk, sk }: ItemKey): Record<string, string> {
    return { [this.#schema.partition.name]: pk, [this.#schema.sort.name]: sk };
  }

  #shardOf({ pk }: ItemKey): string {
    return `${this.#region}#${createHash("sha256").update(pk).digest().readUInt8(0) % dueShards}`;
  }

  #storedItem(item: Record<string, unknown>): StoredItem {
    const { revision, data, dueAt } = item;
    const { partition, sort } = this.#schema;
    const stored = {
      key: { pk: String(item[partition.name]), sk: String(item[sort.name]) },
      revision: Number(revision),
      data: (data ?? {}) as ItemData,
    };
    return typeof dueAt === "string" ? { ...stored, dueAt } : stored;
  }
}
