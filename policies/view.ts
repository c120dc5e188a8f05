import { isMap, isSecret, type PropertyValue, reveal, UNKNOWN_VALUES } from "../exchange/resource-graph.ts";
import { and, no, not, or, type Truth, truth, yes } from "./truth.ts";

/**
 * A property seen through its path. Path segments are names written in a rule, or positions; names found in the
 * data (map keys) are shown as positions, since a key can hold what a value may not.
 */
export class View {
  readonly path: string;
  /** The plain value; secrets are opened, unknowns are Pulumi's sentinels. */
  readonly value: PropertyValue | undefined;
  /** Marked secret in the program. */
  readonly secret: boolean;

  constructor(value: PropertyValue | undefined, path: string, insideSecret = false) {
    this.secret = insideSecret || isSecret(value);
    this.value = reveal(value);
    this.path = path;
  }

  /** True when only `up` decides this value, or when an unknown is woven into a text. */
  get unknown(): boolean {
    return typeof this.value === "string" && holdsUnknown(this.value);
  }

  /** The property at a dotted path, for example `metadataOptions.httpTokens`. */
  at(path: string): View {
    if (!path.includes(".")) return this.key(path);
    let view: View = this;
    for (const name of namesIn(path)) view = view.key(name);
    return view;
  }

  /** The property of exactly this name, which may hold dots, such as an annotation's. */
  key(name: string): View {
    if (this.unknown) return this;
    const path = this.path === "" ? name : `${this.path}.${name}`;
    const found = isMap(this.value) && Object.hasOwn(this.value, name) ? this.value[name] : undefined;
    return new View(found, path, this.secret);
  }

  /** A list's items, or a map's values by position; a single object stands for a list of one. */
  items(): readonly View[] {
    if (this.unknown) return [this];
    if (Array.isArray(this.value)) {
      return this.value.map((item, index) => new View(item, `${this.path}[${index}]`, this.secret));
    }
    return this.value === undefined || this.value === null ? [] : [this];
  }

  /** A map's entries; the path names the position, never the key. */
  entries(): readonly { readonly key: string; readonly value: View }[] {
    if (!isMap(this.value)) return [];
    return Object.entries(this.value).map(([key, value], index) => ({
      key,
      value: new View(value, `${this.path}{${index}}`, this.secret),
    }));
  }

  /** The text, or undefined when it is no text or unknown. */
  get text(): string | undefined {
    return typeof this.value === "string" && !this.unknown ? this.value : undefined;
  }

  /** The number; providers accept digits in quotes, so this does too. */
  get number(): number | undefined {
    if (typeof this.value === "number") return this.value;
    return typeof this.value === "string" && /^-?\d+(\.\d+)?$/.test(this.value)
      ? Number(this.value)
      : undefined;
  }

  /** The boolean; providers accept `"true"` and `"false"`, so this does too. */
  get boolean(): boolean | undefined {
    if (typeof this.value === "boolean") return this.value;
    if (this.value === "true") return true;
    return this.value === "false" ? false : undefined;
  }
}

/** Rules ask for the same few hundred paths on every resource. */
const splitPaths = new Map<string, readonly string[]>();

function namesIn(path: string): readonly string[] {
  let names = splitPaths.get(path);
  if (names === undefined) {
    names = path.split(".");
    if (splitPaths.size < 10_000) splitPaths.set(path, names);
  }
  return names;
}

const SENTINELS = [...UNKNOWN_VALUES];

/** True when a text is, or contains, a placeholder for a value that only `up` decides. */
export function holdsUnknown(text: string): boolean {
  return text.length >= 36 && SENTINELS.some((sentinel) => text.includes(sentinel));
}

function claim(view: View, holds: (view: View) => boolean): Truth {
  return truth(view.unknown ? undefined : holds(view), view.path);
}

/** A rule's own question about a known value. */
export function that(view: View, holds: (view: View) => boolean): Truth {
  return claim(view, holds);
}

export const isTrue = (view: View): Truth => claim(view, ({ boolean }) => boolean === true);
export const isFalse = (view: View): Truth => claim(view, ({ boolean }) => boolean === false);
export const notTrue = (view: View): Truth => not(isTrue(view));
export const notFalse = (view: View): Truth => not(isFalse(view));

/** Present and not empty. An unknown value is unknown: it may turn out empty. */
export function isSet(view: View): Truth {
  return claim(view, ({ value }) => {
    if (value === undefined || value === null || value === "") return false;
    if (Array.isArray(value)) return value.length > 0;
    return typeof value !== "object" || Object.keys(value).length > 0;
  });
}

/** There, even when empty: a block such as `queryString: {}` says something by being there. */
export const isPresent = (view: View): Truth =>
  claim(view, ({ value }) => value !== undefined && value !== null);

export const isAbsent = (view: View): Truth => not(isSet(view));

/** One of the given texts, numbers or booleans; texts are compared without regard to case when `fold` is set. */
export function is(view: View, ...values: readonly (string | number | boolean)[]): Truth {
  return claim(view, ({ value, number, boolean }) =>
    values.some((wanted) => {
      if (typeof wanted === "number") return number === wanted;
      return typeof wanted === "boolean" ? boolean === wanted : value === wanted;
    }),
  );
}

export function matches(view: View, pattern: RegExp): Truth {
  return claim(view, ({ text }) => text !== undefined && pattern.test(text));
}

export const atLeast = (view: View, least: number): Truth =>
  claim(view, ({ number }) => number !== undefined && number >= least);
export const atMost = (view: View, most: number): Truth =>
  claim(view, ({ number }) => number !== undefined && number <= most);

/** Every item satisfies the question; true for an empty list, unknown for an unknown one. */
export function every(list: View, question: (item: View) => Truth): Truth {
  if (list.unknown) return truth(undefined, list.path);
  const items = list.items();
  return items.length === 0 ? { ...yes, paths: [list.path] } : and(...items.map(question));
}

/** Some item satisfies the question; false for an empty list, unknown for an unknown one. */
export function some(list: View, question: (item: View) => Truth): Truth {
  if (list.unknown) return truth(undefined, list.path);
  const items = list.items();
  return items.length === 0 ? { ...no, paths: [list.path] } : or(...items.map(question));
}

/** The list holds every one of the given texts. */
export function includesAll(list: View, ...wanted: readonly string[]): Truth {
  return and(...wanted.map((text) => some(list, (item) => is(item, text))));
}

/** At least `count` known entries. */
export function hasAtLeast(list: View, count: number): Truth {
  if (list.unknown) return truth(undefined, list.path);
  return truth(list.items().length >= count, list.path);
}

/** Every text in a value, at any depth, with its path. Walks without recursion, so depth cannot end the run. */
export function texts(root: View): readonly View[] {
  const found: View[] = [];
  const open: View[] = [root];
  for (let view = open.pop(); view !== undefined; view = open.pop()) {
    if (typeof view.value === "string") found.push(view);
    else if (Array.isArray(view.value)) open.push(...view.items());
    else if (isMap(view.value)) for (const { value } of view.entries()) open.push(value);
  }
  return found;
}

/** A property that holds JSON as text, or the object itself. Text that is no JSON reads as unknown: nothing can be proved from it. */
export function json(view: View): View {
  const { text } = view;
  if (text === undefined) return view;
  try {
    return new View(JSON.parse(text) as PropertyValue, `${view.path}:`.replace(/:$/, ""), view.secret);
  } catch {
    return new View(SENTINELS[0], view.path, view.secret);
  }
}

/** A text, number or boolean as text; anything else, which could not be shown safely, as an empty one. */
export function scalarText(value: PropertyValue | undefined): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}
