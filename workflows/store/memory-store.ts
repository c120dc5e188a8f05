import type { IndexName, ItemKey, ItemStore, ItemWrite, StoredItem } from "./item-store.ts";

/** The store's promises kept in memory, for tests and benchmarks. */
export class MemoryStore implements ItemStore {
  readonly items = new Map<string, StoredItem>();
  readonly #places = new Map<string, { readonly partition: string; readonly sort: string }>();

  async get(key: ItemKey): Promise<StoredItem | undefined> {
    return this.items.get(textOf(key));
  }

  async inOrder(_index: IndexName, partition: string, limit: number): Promise<readonly StoredItem[]> {
    const places = [...this.#places].filter(([, place]) => place.partition === partition);
    return places
      .sort(([, left], [, right]) => (left.sort < right.sort ? -1 : 1))
      .flatMap(([key]) => this.items.get(key) ?? [])
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
    for (const { key, data, expects, dueAt, indexed } of writes) {
      this.#places.delete(textOf(key));
      const { queue, order } = indexed ?? {};
      if (queue !== undefined && order !== undefined) {
        this.#places.set(textOf(key), { partition: queue, sort: order });
      }
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
