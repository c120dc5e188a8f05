/** DynamoDB's key attribute types: text or number. */
export type KeyType = "S" | "N";

/** A key attribute: its name, its type, and how its value is written. */
export interface KeyAttribute {
  readonly name: string;
  readonly type: KeyType;
  /** The value's form, for readers: `<hospitalId>#<date>#<shard>`. */
  readonly form: string;
}

/** A second way to find items. Every index projects all attributes, so that one query answers. */
export interface IndexSchema {
  readonly name: string;
  readonly partition: KeyAttribute;
  readonly sort: KeyAttribute;
  /** Sparse: only items that have the key attributes are in the index. */
  readonly answers: string;
}

/** What shapes a table: keys, indexes, expiry and what its keys may give away. */
export interface TableSchema {
  readonly partition: KeyAttribute;
  readonly sort: KeyAttribute;
  readonly indexes: readonly IndexSchema[];
  /** Attribute that holds the Unix second after which an item may be removed. */
  readonly expiresAt: string;
  /**
   * True when a key leads to a patient. CloudWatch Contributor Insights shows keys of busy items in clear text,
   * outside our encryption, so it is on only for tables where this is false.
   */
  readonly keysReferToPatients: boolean;
}

/** Every key attribute of the table and its indexes once, sorted by name; DynamoDB refuses others and doubles. */
export function attributesOf(
  schema: TableSchema,
): readonly { readonly name: string; readonly type: KeyType }[] {
  const keys = [schema, ...schema.indexes].flatMap(({ partition, sort }) => [partition, sort]);
  const types = new Map(keys.map(({ name, type }) => [name, type]));
  return [...types].map(([name, type]) => ({ name, type })).sort((a, b) => (a.name < b.name ? -1 : 1));
}
