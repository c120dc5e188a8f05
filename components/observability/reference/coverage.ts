import { alertsOf, type Catalogue } from "../catalogue.ts";

/** What watches a requirement. */
export interface RequirementCoverage {
  readonly requirement: string;
  readonly alerts: readonly string[];
  readonly slos: readonly string[];
}

/** The alerts and SLOs of each requirement, in the order of the register. */
export function coverageByRequirement(catalogue: Catalogue): readonly RequirementCoverage[] {
  const alerts = alertsOf(catalogue);
  const slos = catalogue.serviceLevelObjectives;
  const named = [...alerts, ...slos].flatMap(({ basis }) => basis.requirements);
  const ordered = [
    ...new Set<string>([
      ...named,
      ...alerts.flatMap(({ thresholds }) => Object.values(thresholds).map(({ requirement }) => requirement)),
    ]),
  ];
  return ordered.sort(byNumber).map((requirement) => ({
    requirement,
    alerts: alerts
      .filter(({ basis, thresholds }) =>
        [...basis.requirements, ...Object.values(thresholds).map((each) => each.requirement)].some(
          (id) => id === requirement,
        ),
      )
      .map(({ alert }) => alert),
    slos: slos
      .filter(({ basis }) => basis.requirements.some((id) => id === requirement))
      .map(({ name }) => name),
  }));
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
