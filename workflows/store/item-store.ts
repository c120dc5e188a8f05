/** Where an item is: DynamoDB's partition and sort key. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** What an item holds; plain JSON. */
export type ItemData = Readonly<Record<string, unknown>>;

/** An item as it was read. `revision` grows with every write, so that a decision on old facts is not committed. */
export interface StoredItem<D extends ItemData = ItemData> {
  readonly key: ItemKey;
  readonly revision: number;
  readonly data: D;
  /** ISO 8601; the item asks to be looked at again from then on. */
  readonly dueAt?: string;
}

/** One item to write, and what must still be true of it: the revision that was read, or that there was none. */
export interface ItemWrite {
  readonly key: ItemKey;
  readonly expects: number | "absent";
  /** `null` deletes the item. */
  readonly data: ItemData | null;
  readonly dueAt?: string;
  /** Seconds since 1970 after which the item may be removed (DynamoDB's time to live). */
  readonly expiresAtSeconds?: number;
  /** Key attributes of indexes the item is to be found by. */
  readonly indexed?: Readonly<Record<string, string>>;
}

/** The indexes workflows read. */
export type IndexName = "by-clinical-priority";

/** The state of the workflows. Writes are all or nothing, each on the condition that its item did not change. */
export interface ItemStore {
  get(key: ItemKey): Promise<StoredItem | undefined>;
  /** Items of one partition of an index, in the order of its sort key; an index may lag behind its table. */
  inOrder(index: IndexName, partition: string, limit: number): Promise<readonly StoredItem[]>;
  /** Items due at `now` or before, this region's only, longest due first within each shard. */
  due(now: Date, limit: number): Promise<readonly StoredItem[]>;
  /** False, with nothing written, when any condition no longer holds. */
  commit(writes: readonly ItemWrite[]): Promise<boolean>;
}

/** The expectation that nothing changed since `item` was read. */
export function unchanged(item: StoredItem | undefined): ItemWrite["expects"] {
  return item?.revision ?? "absent";
}
