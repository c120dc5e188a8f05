import * as v from "valibot";
import type { Problem } from "../exchange/problem.ts";
import { shownValue } from "./shown-value.ts";
import { settingsFileOf } from "./stack-name.ts";

/** A stack's configuration as `pulumi.runtime.allConfig()` gives it: `namespace:key` → text. */
export interface StackConfig {
  readonly values: Readonly<Record<string, string>>;
  /** Keys whose values must not be shown. */
  readonly secretKeys: readonly string[];
}

/** The namespace of our own settings: the project's name, as Pulumi wants it. */
const namespace = "wardrail";
/** Longer than every path of a setting there is. */
const longestPath = 120;

/** Reads settings one by one and collects what is wrong with them, so that one run tells all of it. */
export class SettingsReader {
  readonly problems: Problem[] = [];
  readonly #file: string;
  readonly #config: StackConfig;
  readonly #known = new Set<string>();

  constructor(stack: string, config: StackConfig) {
    this.#file = settingsFileOf(stack);
    this.#config = config;
  }

  /** The setting `wardrail:<key>`, or `undefined` and a problem. */
  read<const Schema extends v.GenericSchema>(key: string, schema: Schema): v.InferOutput<Schema> | undefined {
    return this.readFrom(`${namespace}:${key}`, schema);
  }

  /** A setting of any namespace by its full key, for example `aws:region`. */
  readFrom<const Schema extends v.GenericSchema>(
    fullKey: string,
    schema: Schema,
  ): v.InferOutput<Schema> | undefined {
    this.#known.add(fullKey);
    const result = v.safeParse(schema, this.#config.values[fullKey]);
    if (result.success) return result.output;
    for (const issue of result.issues) {
      const path = [fullKey, v.getDotPath(issue)].filter((part) => part !== null).join(".");
      this.report(path, issue.input, issue.message);
    }
    return undefined;
  }

  /** Adds a problem about a setting; the value of a secret one is not shown. */
  report(path: string, found: unknown, wanted: string): void {
    const secret = this.#config.secretKeys.some((key) => path === key || path.startsWith(`${key}.`));
    this.problems.push({
      file: this.#file,
      path: shownValue(path, longestPath),
      found: secret ? "a secret value" : shownValue(found),
      wanted,
    });
  }

  /** A setting nobody reads is a misspelled one. */
  refuseUnknownKeys(): void {
    const known = [...this.#known].filter((key) => key.startsWith(`${namespace}:`));
    for (const key of Object.keys(this.#config.values)) {
      if (!key.startsWith(`${namespace}:`) || this.#known.has(key)) continue;
      this.report(key, this.#config.values[key], `no such setting; this layer reads ${known.join(", ")}`);
    }
  }
}
