import { STATEFUL_TYPES } from "../../matchers/stateful.ts";
import { holdsPhi, isProduction } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { and, not, or, when } from "../../truth.ts";
import { isAbsent, matches } from "../../view.ts";

const SOURCES = [
  "snapshotIdentifier",
  "snapshotArn",
  "snapshotId",
  "sourceDbInstance",
  "restoreToPointInTime.sourceClusterIdentifier",
  "restoreToPointInTime.sourceDbInstanceIdentifier",
  "restoreToPointInTime.sourceDbInstanceAutomatedBackupsArn",
  "restoreToPointInTime.sourceDbiResourceId",
  "restoreSourceName",
  "restoreSourceTableArn",
  "snapshotName",
  "replicateSourceDb",
] as const;

/** A snapshot counts as production's unless its name says it is of another environment. */
export const phiNonprodNoPhi = resourceRule({
  id: "phi-nonprod-no-phi",
  title: "Test stacks hold no PHI",
  service: "Cross-service",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Use synthetic data outside production.",
  types: STATEFUL_TYPES,
  check: (resource) =>
    when(not(isProduction(resource)), "a production stack", () =>
      and(
        not(holdsPhi(resource)),
        ...SOURCES.map((source) =>
          or(
            isAbsent(resource.at(source)),
            matches(
              resource.at(source),
              /(^|[-_:/.])(dev|test|stag(e|ing)|qa|sandbox|synthetic)([-_:/.]|$)/i,
            ),
          ),
        ),
      ),
    ),
});
