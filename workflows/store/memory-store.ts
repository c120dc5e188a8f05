import type { ItemKey, ItemStore, ItemWrite, StoredItem } from "./item-store.ts";

/** The store's promises kept in memory, for tests and benchmarks. */
export class MemoryStore implements ItemStore {
  readonly items = new Map<string, StoredItem>();

  async get(key: ItemKey): Promise<StoredItem | undefined> {
    return this.items.get(textOf(key));
  }

  async query(pk: string, prefix: string, limit: number): Promise<readonly StoredItem[]> {
    return [...this.items.values()]
      .filter(({ key }) => key.pk === pk && key.sk.startsWith(prefix))
      .sort((left, right) => (left.key.sk < right.key.sk ? -1 : 1))
      .slice(0, limit);
  }

  async due(now: Date, limit: number): Promise<readonly StoredItem[]> {
    const latest = now.toISOString();
    return [...this.items.values()]
      .filter(({ dueAt }) => dueAt !== undefined && dueAt <= latest)
      .sort((left, right) => (left.dueAt ?? "").localeCompare(right.dueAt ?? ""))
      .slice(0, limit);
  }

  async commit(writes: readonly ItemWrite[]): Promise<boolean> {
    const holds = (write: ItemWrite) =>
      (this.items.get(textOf(write.key))?.revision ?? "absent") === write.expects;
    if (!writes.every(holds)) return false;
    for (const { key, data, expects, dueAt } of writes) {
      if (data === null) this.items.delete(textOf(key));
      else {
        const revision = expects === "absent" ? 1 : expects + 1;
        const item = { key, revision, data: structuredClone(data) };
        this.items.set(textOf(key), dueAt === undefined ? item : { ...item, dueAt });
      }
    }
    return true;
  }
}

function textOf({ pk, sk }: ItemKey): string {
  return JSON.stringify([pk, sk]);
}
