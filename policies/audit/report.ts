import { createHash } from "node:crypto";
import type { Problem } from "../../exchange/problem.ts";
import type { ResourceGraph } from "../../exchange/resource-graph.ts";
import type { AuditFinding, AuditResult } from "../../exchange/season.ts";
import { covers, daysBetween, type Exception } from "../exceptions.ts";
import { wildcardMatches } from "../matchers/wildcard.ts";
import type { Rule } from "../rule.ts";
import { rules as allRules } from "../rules/index.ts";
import type { Remediation } from "./remediations.ts";

/** Everything a reviewer's report shows; each format is a function of this and of nothing else. */
export interface AuditReport {
  readonly result: AuditResult;
  readonly rules: readonly Rule[];
  readonly exceptions: readonly ExceptionState[];
  /** What the pack changed, or would change, where a control's level is `remediate`. */
  readonly remediations: readonly Remediation[];
  /** Parts of the input that were not judged, and why. */
  readonly skipped: readonly Problem[];
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  /** Against the report named by `--since`; absent without one. */
  readonly change?: {
    readonly appeared: readonly AuditFinding[];
    readonly resolved: readonly AuditFinding[];
  };
}

export interface ExceptionState {
  readonly exception: Exception;
  /** Below 0 when it has expired. */
  readonly daysLeft: number;
  readonly findings: number;
}

export interface ReportOptions {
  readonly result: AuditResult;
  readonly exceptions?: readonly Exception[];
  readonly remediations?: readonly Remediation[];
  readonly skipped?: readonly Problem[];
  readonly madeAt: string;
  readonly since?: AuditResult;
}

export function makeReport({
  result,
  exceptions = [],
  remediations = [],
  skipped = [],
  madeAt,
  since,
}: ReportOptions): AuditReport {
  const shown = new Set(result.controls.map(({ control }) => control));
  const today = madeAt.slice(0, 10);
  return {
    result,
    rules: allRules.filter(({ id }) => shown.has(id)),
    exceptions: exceptions.map((exception) => ({
      exception,
      daysLeft: daysBetween(today, exception.expires),
      findings: result.findings.filter(({ control, urn }) => covers(exception, control, urn)).length,
    })),
    remediations,
    skipped,
    madeAt,
    ...(since === undefined ? {} : { change: changeSince(since, result) }),
  };
}

function changeSince(
  before: AuditResult,
  now: AuditResult,
): { readonly appeared: readonly AuditFinding[]; readonly resolved: readonly AuditFinding[] } {
  const had = new Set(before.findings.map(fingerprint));
  const has = new Set(now.findings.map(fingerprint));
  return {
    appeared: now.findings.filter((finding) => !had.has(fingerprint(finding))),
    resolved: before.findings.filter((finding) => !has.has(fingerprint(finding))),
  };
}

/** Equal for the same outcome of the same control on the same resource, in any run and on any machine. */
export function fingerprint({ control, urn, outcome }: AuditFinding): string {
  return createHash("sha256").update(`${control}\n${urn}\n${outcome}`).digest("hex").slice(0, 32);
}

/** Exceptions that speak of no resource of these stacks: a ledger that outlived what it excused. */
export function unmatchedExceptions(
  graphs: readonly ResourceGraph[],
  exceptions: readonly Exception[],
  file: string,
): readonly Problem[] {
  const rules = new Map(allRules.map((rule) => [rule.id, rule]));
  const urns = graphs.flatMap(({ resources }) => resources.map(({ urn }) => urn));
  // An exception for the pilot says nothing while only production is audited.
  const concerned = ({ resource }: Exception) =>
    graphs.some(({ stack }) => wildcardMatches(resource.split("::")[0] ?? "*", `urn:pulumi:${stack}`));
  return exceptions.flatMap((exception, index) =>
    !concerned(exception) ||
    (rules.has(exception.control) && urns.some((urn) => covers(exception, exception.control, urn)))
      ? []
      : [
          {
            file,
            path: `${index}.resource`,
            found: "an exception that matches no resource",
            wanted: "an exception that is still needed",
          },
        ],
  );
}
