import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { InputError, valueOrThrow } from "../exchange/problem.ts";
import { type Exception, parseLedger } from "../policies/exceptions.ts";
import { type PackConfig, parsePackConfig } from "../policies/profiles.ts";
import { rules } from "../policies/rules/index.ts";

/** What an organisation says to the guardrails: levels and settings, and its waivers. */
export interface Guardrails extends PackConfig {
  readonly exceptions: readonly Exception[];
}

export interface GuardrailFiles {
  /** A pack configuration as `pulumi --policy-pack-config` takes it; default `policies/organisation/<environment>.json` when it is there. */
  readonly config?: string;
  /** A ledger of waivers; default `policies/exceptions.yaml`. */
  readonly exceptions?: string;
}

/** Reads both files, or throws an {@link InputError} with every problem of the first one that has any. */
export function readGuardrails(
  projectFolder: string,
  environment: string,
  files: GuardrailFiles,
): Guardrails {
  const declared = join(projectFolder, "policies", "organisation", `${environment}.json`);
  const config = files.config ?? (existsSync(declared) ? declared : undefined);
  const ledger = files.exceptions ?? join(projectFolder, "policies", "exceptions.yaml");
  const controls = new Set(rules.map(({ id }) => id));
  return {
    ...(config === undefined
      ? { levels: {}, settings: {} }
      : valueOrThrow(parsePackConfig(readJson(config), config))),
    exceptions: valueOrThrow(parseLedger(readText(ledger), ledger, controls)),
  };
}

/** A file's text; one that cannot be read is a person's mistake. */
export function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const found = (error as NodeJS.ErrnoException).code ?? "an unreadable file";
    throw new InputError([{ file, path: "", found, wanted: "a file that can be read" }]);
  }
}

/** A file's content as JSON. */
export function readJson(file: string): unknown {
  const text = readText(file);
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError([{ file, path: "", found: "no valid JSON", wanted: "a JSON document" }]);
  }
}
