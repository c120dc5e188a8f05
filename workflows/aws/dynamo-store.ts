import { createHash } from "node:crypto";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { dueShards, tableShape } from "../../components/events/workflow-state/table-shape.ts";
import type { ItemData, ItemKey, ItemStore, ItemWrite, StoredItem } from "../store/item-store.ts";

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** Reasons for a cancelled transaction that mean: somebody else was faster. */
const lostRaces = new Set(["ConditionalCheckFailed", "TransactionConflict"]);

/** Workflow state in one DynamoDB table. What falls due is indexed by region, so that each region sweeps its own. */
export class DynamoStore implements ItemStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #region: string;

  constructor(client: DynamoDBDocumentClient, table: string, region: string) {
    this.#client = client;
    this.#table = table;
    this.#region = region;
  }

  async get(key: ItemKey): Promise<StoredItem | undefined> {
    const command = new GetCommand({ TableName: this.#table, Key: { ...key }, ConsistentRead: true });
    const { Item } = await this.#client.send(command);
    return Item === undefined ? undefined : storedItem(Item);
  }

  async query(pk: string, prefix: string, limit: number): Promise<readonly StoredItem[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": pk, ":prefix": prefix },
        ConsistentRead: true,
        Limit: limit,
      }),
    );
    return Items.map(storedItem);
  }

  async due(now: Date, limit: number): Promise<readonly StoredItem[]> {
    const { name, hashKey, rangeKey } = tableShape.dueIndex;
    const shards = Array.from({ length: dueShards }, (_, index) => `${this.#region}#${index}`);
    const pages = await Promise.all(
      shards.map((shard) =>
        this.#client.send(
          new QueryCommand({
            TableName: this.#table,
            IndexName: name,
            KeyConditionExpression: "#shard = :shard AND #due <= :now",
            ExpressionAttributeNames: { "#shard": hashKey, "#due": rangeKey },
            ExpressionAttributeValues: { ":shard": shard, ":now": now.toISOString() },
            Limit: Math.ceil(limit / dueShards),
          }),
        ),
      ),
    );
    return pages.flatMap(({ Items = [] }) => Items.map(storedItem));
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

  #transactItem({ key, expects, data, dueAt, forgetAtSeconds }: ItemWrite): TransactItem {
    const condition =
      expects === "absent"
        ? { ConditionExpression: "attribute_not_exists(pk)" }
        : {
            ConditionExpression: "revision = :expected",
            ExpressionAttributeValues: { ":expected": expects },
          };
    const target = { TableName: this.#table, ...condition };
    if (data === null) return { Delete: { ...target, Key: { ...key } } };
    const { dueIndex, timeToLive } = tableShape;
    const Item = {
      ...key,
      revision: expects === "absent" ? 1 : expects + 1,
      data,
      ...(dueAt === undefined ? {} : { [dueIndex.hashKey]: this.#shardOf(key), [dueIndex.rangeKey]: dueAt }),
      ...(forgetAtSeconds === undefined ? {} : { [timeToLive]: forgetAtSeconds }),
    };
    return { Put: { ...target, Item } };
  }

  #shardOf({ pk }: ItemKey): string {
    const hash = createHash("sha256").update(pk).digest();
    return `${this.#region}#${hash.readUInt8(0) % dueShards}`;
  }
}

function storedItem(item: Record<string, unknown>): StoredItem {
  const { pk, sk, revision, data, dueAt } = item;
  const stored = {
    key: { pk: String(pk), sk: String(sk) },
    // Records that a service wrote itself carry no revision; they count as the zeroth.
    revision: typeof revision === "number" ? revision : 0,
    data: (data ?? {}) as ItemData,
  };
  return typeof dueAt === "string" ? { ...stored, dueAt } : stored;
}
