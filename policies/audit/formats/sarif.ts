import type { AuditFinding, ControlSeverity } from "../../../exchange/season.ts";
import { covers } from "../../exceptions.ts";
import type { Rule } from "../../rule.ts";
import { type AuditReport, fingerprint } from "../report.ts";
import { uuidV5 } from "./uuid.ts";

/** GitHub's scale of `security-severity`. */
const SCORE: Readonly<Record<ControlSeverity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};
const LEVEL: Readonly<Record<ControlSeverity, "error" | "warning" | "note">> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
};

const TAXONOMIES = [
  {
    name: "HIPAA Security Rule",
    version: "45 CFR Part 164 Subpart C",
    organization: "US Department of Health and Human Services",
    of: (rule: Rule) => rule.hipaa,
  },
  {
    name: "HITRUST CSF",
    version: "control references",
    organization: "HITRUST",
    of: (rule: Rule) => rule.hitrust,
  },
  { name: "NIST SP 800-53", version: "Rev. 5", organization: "NIST", of: (rule: Rule) => rule.nist },
] as const;

/**
 * SARIF 2.1.0: every control as a rule with its taxa, violations as `fail`, unknowns as `open`, waived violations with
 * an accepted suppression. Fingerprints are stable, so a code-scanning service follows a finding from run to run.
 */
export function toSarif(report: AuditReport): string {
  const { result, rules } = report;
  const index = new Map(rules.map(({ id }, position) => [id, position]));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: result.pack.name,
            semanticVersion: result.pack.version,
            rules: rules.map(descriptor),
            supportedTaxonomies: TAXONOMIES.map(({ name }, position) => ({
              name,
              index: position,
              guid: uuidV5(`taxonomy ${name}`),
            })),
          },
        },
        taxonomies: TAXONOMIES.map(({ name, version, organization, of }) => ({
          name,
          version,
          organization,
          guid: uuidV5(`taxonomy ${name}`),
          shortDescription: { text: name },
          isComprehensive: false,
          taxa: taxaOf(rules, of).map((id) => ({ id })),
        })),
        columnKind: "utf16CodeUnits",
        invocations: [{ executionSuccessful: true, endTimeUtc: report.madeAt }],
        results: result.findings.map((finding) =>
          resultOf(finding, index.get(finding.control) ?? -1, report),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function taxaOf(rules: readonly Rule[], of: (rule: Rule) => readonly string[]): readonly string[] {
  return [...new Set(rules.flatMap(of))].toSorted();
}

function descriptor(rule: Rule) {
  return {
    id: rule.id,
    name: rule.id.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.title },
    fullDescription: { text: `${rule.title}.` },
    help: { text: rule.fix },
    defaultConfiguration: { level: LEVEL[rule.severity], enabled: rule.level !== "disabled" },
    properties: {
      tags: ["security", "hipaa", rule.service],
      precision: "very-high",
      "security-severity": SCORE[rule.severity],
    },
    relationships: TAXONOMIES.flatMap(({ name, of }) =>
      of(rule).map((id) => ({
        target: { id, toolComponent: { name, guid: uuidV5(`taxonomy ${name}`) } },
        kinds: ["relevant"],
      })),
    ),
  };
}

function resultOf(finding: AuditFinding, ruleIndex: number, { exceptions }: AuditReport) {
  const waiver =
    finding.outcome === "waived"
      ? exceptions.find(({ exception }) => covers(exception, finding.control, finding.urn))?.exception
      : undefined;
  return {
    ruleId: finding.control,
    ruleIndex,
    kind: finding.outcome === "unknown" ? "open" : "fail",
    // A result that is no failure has level none (SARIF 2.1.0, 3.27.10).
    level: finding.outcome === "unknown" ? "none" : LEVEL[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: "Pulumi.yaml" }, region: { startLine: 1 } },
        logicalLocations: [
          { fullyQualifiedName: finding.urn, name: finding.urn.split("::").at(-1) ?? "", kind: "resource" },
        ],
      },
    ],
    partialFingerprints: { "wardrailFinding/v1": fingerprint(finding) },
    ...(finding.outcome === "waived"
      ? {
          suppressions: [
            {
              kind: "external",
              status: "accepted",
              justification:
                waiver === undefined
                  ? "waived by the ledger"
                  : `${waiver.reason} (${waiver.ticket}, approved by ${waiver.approver}, until ${waiver.expires})`,
            },
          ],
        }
      : {}),
  };
}
