import { readFileSync } from "node:fs";
import type { ResourceGraph } from "../../exchange/resource-graph.ts";
import type {
  AuditFinding,
  AuditResult,
  ControlResult,
  ControlSeverity,
  EnforcementLevel,
} from "../../exchange/season.ts";
import { type Exception, waiverFor } from "../exceptions.ts";
import type { Rule } from "../rule.ts";
import { rules as allRules } from "../rules/index.ts";
import { defaultSettings, type Settings, todayOf } from "../settings.ts";
import { evaluateGraph, type Judged } from "./evaluate.ts";
import { printableUrn } from "./printable-urn.ts";
import { assertSameFindings } from "./same-verdicts.ts";
import { evaluateOnWire } from "./wire.ts";

export interface AuditOptions {
  /** `wire` runs the pack as Pulumi's engine does; `in-process` calls the same rule objects and is faster. */
  readonly evaluatedBy: "wire" | "in-process";
  /** Waivers; default none. Read a ledger with `parseLedger`. */
  readonly exceptions?: readonly Exception[];
  readonly settings?: Partial<Settings>;
  /** Levels that differ from the controls' own. */
  readonly levels?: Readonly<Record<string, EnforcementLevel>>;
  readonly rules?: readonly Rule[];
}

/**
 * Audits stacks, each by itself, and merges the results. Findings are ordered gravest first, then by control, then
 * by URN. A control whose level is `disabled` is left out.
 *
 * @example
 * const result = await auditGraphs(graphs, { evaluatedBy: "wire", exceptions });
 * const blocked = result.findings.some(({ outcome, level }) => outcome === "violates" && level === "mandatory");
 * @throws ToolError when the pack cannot be run, or when it and the in-process rules disagree.
 */
export async function auditGraphs(
  graphs: readonly ResourceGraph[],
  options: AuditOptions,
): Promise<AuditResult> {
  const settings: Settings = {
    ...defaultSettings,
    ...options.settings,
    exceptions: options.exceptions ?? [],
  };
  const levelOf = (rule: Rule): EnforcementLevel => options.levels?.[rule.id] ?? rule.level;
  const rules = (options.rules ?? allRules).filter((rule) => levelOf(rule) !== "disabled");
  const tally = new Tally(rules, levelOf, settings);
  const wire = options.evaluatedBy === "wire";
  for (const graph of graphs) {
    for (const judged of evaluateGraph(graph, { rules, settings, secretsMarked: !wire })) tally.add(judged);
  }
  const result: AuditResult = {
    pack: { name: "wardrail-hipaa", version: packVersion() },
    evaluatedBy: options.evaluatedBy,
    ...commonComputedValues(graphs),
    resourceCount: graphs.reduce((sum, { resources }) => sum + resources.length, 0),
    controls: tally.controls(),
    findings: tally.sortedFindings(),
  };
  // The protocol is silent about what complies, so counts are the rules' own and the pack must confirm the findings.
  if (wire)
    assertSameFindings(
      result.findings,
      await evaluateOnWire(graphs, { rules: options.rules ?? allRules, settings, levelOf }),
    );
  return result;
}

/** How ids and ARNs came to be known, when it is the same in every stack; "0 unknown" means little without it. */
function commonComputedValues(graphs: readonly ResourceGraph[]): Pick<AuditResult, "computedValues"> {
  const [kind, ...others] = new Set(graphs.map(({ source }) => source.computedValues));
  return kind === undefined || others.length > 0 ? {} : { computedValues: kind };
}

const SEVERITIES: readonly ControlSeverity[] = ["critical", "high", "medium", "low"];
const GRAVITY = ["violates", "unknown", "waived"] as const;

class Tally {
  private readonly counts = new Map<string, Record<keyof ControlResult["counts"], number>>();
  private readonly findings: AuditFinding[] = [];
  private readonly rules: readonly Rule[];
  private readonly levelOf: (rule: Rule) => EnforcementLevel;
  private readonly settings: Settings;
  private readonly today: string;

  constructor(rules: readonly Rule[], levelOf: (rule: Rule) => EnforcementLevel, settings: Settings) {
    this.rules = rules;
    this.levelOf = levelOf;
    this.settings = settings;
    this.today = todayOf(settings);
    for (const { id } of rules)
      this.counts.set(id, { complies: 0, violates: 0, "not-applicable": 0, unknown: 0, waived: 0 });
  }

  add({ rule, stack, urn, verdict }: Judged): void {
    const counts = this.counts.get(rule.id);
    if (counts === undefined) return;
    if (verdict.outcome === "complies" || verdict.outcome === "not-applicable") {
      counts[verdict.outcome] += 1;
      return;
    }
    const waiver =
      verdict.outcome === "violates"
        ? waiverFor(this.settings.exceptions, rule.id, urn, this.today)
        : undefined;
    const outcome = waiver === undefined ? verdict.outcome : "waived";
    counts[outcome] += 1;
    const message =
      waiver === undefined ? verdict.message : `waived until ${waiver.expires}: ${verdict.message}`;
    this.findings.push({
      control: rule.id,
      severity: rule.severity,
      level: this.levelOf(rule),
      stack,
      urn: printableUrn(urn),
      outcome,
      message,
    });
  }

  controls(): readonly ControlResult[] {
    return this.rules.map((rule) => ({
      control: rule.id,
      title: rule.title,
      service: rule.service,
      severity: rule.severity,
      level: this.levelOf(rule),
      hipaa: rule.hipaa,
      fix: rule.fix,
      counts: this.counts.get(rule.id) ?? {
        complies: 0,
        violates: 0,
        "not-applicable": 0,
        unknown: 0,
        waived: 0,
      },
    }));
  }

  sortedFindings(): readonly AuditFinding[] {
    const rank = (finding: AuditFinding) =>
      GRAVITY.indexOf(finding.outcome) * 4 + SEVERITIES.indexOf(finding.severity);
    return this.findings.toSorted(
      (a, b) => rank(a) - rank(b) || compare(a.control, b.control) || compare(a.urn, b.urn),
    );
  }
}

/** By code unit, so that two machines agree whatever their locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function packVersion(): string {
  const file: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return typeof file === "object" && file !== null && "version" in file ? String(file.version) : "";
}
