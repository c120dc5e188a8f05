import * as v from "valibot";
import { parse, YAMLParseError } from "yaml";
import type { Checked, Problem } from "../exchange/problem.ts";
import type { Urn } from "../exchange/resource-graph.ts";
import { wildcardMatches } from "./matchers/wildcard.ts";

/** A waiver: who accepts which violation, why, and until when. */
export interface Exception {
  readonly control: string;
  /** A resource's URN; `*` stands for any text. */
  readonly resource: string;
  readonly owner: string;
  readonly reason: string;
  readonly approver: string;
  readonly ticket: string;
  /** `YYYY-MM-DD`. */
  readonly created: string;
  /** Last day of the waiver, `YYYY-MM-DD`; at most a year after `created`. */
  readonly expires: string;
}

const filled = v.pipe(v.string(), v.trim(), v.minLength(1));
const date = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.check((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)),
);
const entry = v.strictObject({
  control: filled,
  resource: filled,
  owner: filled,
  reason: v.pipe(v.string(), v.trim(), v.minLength(30)),
  approver: filled,
  ticket: filled,
  created: date,
  expires: date,
});
const WANTED: Readonly<Record<string, string>> = {
  reason: "a justification of at least 30 characters",
  created: "a date as YYYY-MM-DD",
  expires: "a date as YYYY-MM-DD",
};

const DAY_MS = 86_400_000;

/** Days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/**
 * Reads a ledger: a YAML list of {@link Exception}. Every mistake is told at once; a control that does not exist
 * and a term above 365 days are mistakes. Values are not repeated in messages.
 */
export function parseLedger(
  text: string,
  file: string,
  controls: ReadonlySet<string>,
): Checked<readonly Exception[]> {
  let raw: unknown;
  try {
    raw = parse(text);
  } catch (error) {
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    return {
      ok: false,
      problems: [
        {
          file,
          path: line === undefined ? "" : `line ${line}`,
          found: "no valid YAML",
          wanted: "a list of exceptions",
        },
      ],
    };
  }
  if (raw === null || raw === undefined) return { ok: true, value: [] };
  if (!Array.isArray(raw))
    return { ok: false, problems: [{ file, path: "", found: typeof raw, wanted: "a list of exceptions" }] };
  const problems: Problem[] = [];
  const value: Exception[] = [];
  for (const [index, item] of raw.entries()) {
    const checked = v.safeParse(entry, item);
    if (checked.success) {
      const more = termProblems(checked.output, `${index}`, file, controls);
      problems.push(...more);
      if (more.length === 0) value.push(checked.output);
    } else {
      for (const issue of checked.issues) {
        const field = v.getDotPath(issue) ?? "";
        problems.push({
          file,
          path: `${index}${field === "" ? "" : `.${field}`}`,
          found:
            issue.received === "undefined"
              ? "nothing"
              : issue.expected === "never"
                ? "a field that is not known"
                : "another value",
          wanted: issue.expected === "never" ? "no such field" : (WANTED[field] ?? "text that is not empty"),
        });
      }
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

function termProblems(
  { control, created, expires }: Exception,
  path: string,
  file: string,
  controls: ReadonlySet<string>,
): Problem[] {
  const problems: Problem[] = [];
  if (!controls.has(control))
    problems.push({
      file,
      path: `${path}.control`,
      found: "an id that no control has",
      wanted: "a control's id",
    });
  const days = daysBetween(created, expires);
  if (days < 1 || days > 365)
    problems.push({
      file,
      path: `${path}.expires`,
      found: `${days} days after created`,
      wanted: "1 to 365 days",
    });
  return problems;
}

/** The waiver in force for this control and resource on this day, if any. */
export function waiverFor(
  exceptions: readonly Exception[],
  control: string,
  urn: Urn,
  today: string,
): Exception | undefined {
  return exceptions.find(
    (exception) =>
      covers(exception, control, urn) && exception.created <= today && today <= exception.expires,
  );
}

/** The waiver speaks of this control and resource, whatever its dates. */
export function covers(exception: Exception, control: string, urn: Urn): boolean {
  return exception.control === control && wildcardMatches(exception.resource, urn);
}
