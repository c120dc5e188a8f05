import type { AuditFinding } from "../../../exchange/season.ts";
import type { AuditReport } from "../report.ts";
import { fingerprint } from "../report.ts";
import { uuidV5 } from "./uuid.ts";

/**
 * OSCAL assessment results: one observation per finding, one finding per control that applied. Identifiers are made
 * from what they name, so two runs differ only where the estate does.
 */
export function toOscal(report: AuditReport): string {
  const { result, rules, madeAt } = report;
  const byControl = Map.groupBy(result.findings, ({ control }) => control);
  const judged = result.controls.filter(
    ({ counts }) => counts.complies + counts.violates + counts.unknown + counts.waived > 0,
  );
  const plan = uuidV5("assessment-plan");
  const subjects = [...new Set(result.findings.map(({ urn }) => urn))].toSorted();
  const document = {
    "assessment-results": {
      uuid: uuidV5(`results ${madeAt}`),
      metadata: {
        title: "HIPAA guardrails: assessment of declared infrastructure",
        "last-modified": madeAt,
        version: result.pack.version,
        "oscal-version": "1.1.3",
      },
      "import-ap": { href: `#${plan}` },
      results: [
        {
          uuid: uuidV5(`result ${madeAt}`),
          title: "Automated assessment",
          description: `${result.controls.length} controls on ${result.resourceCount} resources.`,
          start: madeAt,
          end: madeAt,
          "reviewed-controls": {
            "control-selections": [
              {
                "include-controls": [...new Set(rules.flatMap(({ nist }) => nist.map(oscalControl)))]
                  .toSorted()
                  .map((id) => ({ "control-id": id })),
              },
            ],
          },
          ...(subjects.length === 0
            ? {}
            : {
                "local-definitions": {
                  "inventory-items": subjects.map((urn) => ({
                    uuid: uuidV5(`resource ${urn}`),
                    description: urn,
                  })),
                },
              }),
          ...(result.findings.length === 0
            ? {}
            : { observations: result.findings.map((finding) => observation(finding, madeAt)) }),
          ...(judged.length === 0
            ? {}
            : {
                findings: judged.map(({ control, title, fix, counts }) => ({
                  uuid: uuidV5(`finding ${control}`),
                  title: `${control}: ${title}`,
                  description: `${counts.complies} comply, ${counts.violates} violate, ${counts.unknown} unknown, ${counts.waived} waived. ${fix}`,
                  target: {
                    type: "objective-id",
                    "target-id": control,
                    // Waived is not satisfied: the risk is accepted, not gone. Unknown is not satisfied either.
                    status: {
                      state:
                        counts.violates + counts.unknown + counts.waived === 0
                          ? "satisfied"
                          : "not-satisfied",
                    },
                  },
                  ...(byControl.has(control)
                    ? {
                        "related-observations": byControl.get(control)?.map((finding) => ({
                          "observation-uuid": uuidV5(`observation ${fingerprint(finding)}`),
                        })),
                      }
                    : {}),
                })),
              }),
        },
      ],
      "back-matter": {
        resources: [
          {
            uuid: plan,
            title: "Assessment plan",
            description: "The rules of the policy pack, applied to every declared resource.",
          },
        ],
      },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function observation(finding: AuditFinding, madeAt: string) {
  return {
    uuid: uuidV5(`observation ${fingerprint(finding)}`),
    title: `${finding.control}: ${finding.outcome}`,
    description: finding.message,
    methods: ["TEST"],
    types: ["finding"],
    subjects: [{ "subject-uuid": uuidV5(`resource ${finding.urn}`), type: "inventory-item" }],
    collected: madeAt,
  };
}

/** `SC-28(1)` is `sc-28.1` in NIST's own catalogue. */
function oscalControl(id: string): string {
  return id.toLowerCase().replace(/\((\d+)\)/g, ".$1");
}
