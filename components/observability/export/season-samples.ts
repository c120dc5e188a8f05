import type { Season } from "../../../exchange/season.ts";
import { type ReservedResource, reservedCapacity, scenarios } from "../../surge/index.ts";
import type { Sample } from "./exposition.ts";

/**
 * What the toolkit itself knows, as samples for the alerts on readiness: targets of the declaration and violations of the last
 * audit. Parts of the season that failed or were skipped give no samples, so that absence shows.
 */
export function seasonSamples({ audit, estate }: Pick<Season, "audit" | "estate">): readonly Sample[] {
  const environment = estate.state === "done" ? estate.result.environment : "unknown";
  return [
    ...declaredTargets(),
    ...(audit.state === "done" ? violationSamples(audit.result, environment) : []),
  ];
}

/** Targets that the declaration alone fixes. */
export function declaredTargets(): readonly Sample[] {
  const reserves = Object.entries(reservedCapacity) as [
    ReservedResource,
    { value: { numerator: number; denominator: number } },
  ][];
  return [
    ...reserves.map(([resource, { value }]) => ({
      metric: "wardrail_reserved_capacity_target_ratio",
      labels: { resource },
      value: value.numerator / value.denominator,
    })),
    ...scenarios.flatMap((scenario) =>
      "requiredScaleOutSeconds" in scenario
        ? [
            {
              metric: "wardrail_scenario_scale_out_target_seconds",
              labels: { scenario: scenario.id },
              value: scenario.requiredScaleOutSeconds.value,
            },
          ]
        : [],
    ),
  ];
}

type Done<T> = Extract<T, { readonly state: "done" }> extends { readonly result: infer R } ? R : never;

/** Violations by control and stack. A control without one counts as 0, so that "none" differs from "not looked". */
function violationSamples(
  { controls, findings, pack }: Done<Season["audit"]>,
  environment: string,
): readonly Sample[] {
  const stacks = [...new Set(findings.map(({ stack }) => stack))];
  return controls.flatMap(({ control, level }) =>
    stacks.map((stack) => ({
      metric: "wardrail_policy_violations",
      labels: { pack: pack.name, policy: control, enforcement: level, stack, environment },
      value: findings.filter(
        (finding) => finding.control === control && finding.stack === stack && finding.outcome === "violates",
      ).length,
    })),
  );
}
