import type { Problem } from "../../../exchange/problem.ts";
import { burnRates } from "./burn-rates.ts";
import { burnLimit } from "./slo-rules.ts";
import { type ServiceLevelObjective, serviceTiers } from "./slo-types.ts";

/**
 * What makes a promise unkeepable or unwatchable: 100 % leaves no budget to spend, and an objective so low that
 * fourteen times its budget is more than everything can never page.
 */
export function sloProblems(slos: readonly ServiceLevelObjective[]): readonly Problem[] {
  return slos.flatMap((slo) => {
    const tiers = serviceTiers.flatMap((tier) => {
      const objective = slo.tiers?.[tier];
      return objective === undefined ? [] : objectiveProblems(slo.name, `tiers.${tier}`, objective);
    });
    return [...objectiveProblems(slo.name, "objective", slo.objective), ...tiers, ...windowProblems(slo)];
  });
}

function objectiveProblems(name: string, path: string, objective: number): readonly Problem[] {
  const at = { file: `slo ${name}`, path, found: String(objective) };
  if (!(objective > 0 && objective < 1))
    return [
      {
        ...at,
        wanted:
          "a share above 0 and below 1: 100 % leaves no error budget and makes an invariant, not an SLO",
      },
    ];
  const fastest = burnRates[0];
  if (burnLimit(objective, fastest) < 1) return [];
  const least = 1 - 1 / fastest.factor;
  return [
    {
      ...at,
      wanted: `above ${least.toFixed(4)}: ${fastest.factor} times the budget must be less than every event`,
    },
  ];
}

function windowProblems(slo: ServiceLevelObjective): readonly Problem[] {
  const problems: Problem[] = [];
  for (const part of ["good", "total"] as const)
    if (!slo[part].includes("$window"))
      problems.push({
        file: `slo ${slo.name}`,
        path: part,
        found: slo[part],
        wanted: "PromQL with the placeholder $window",
      });
  if (!(Number.isInteger(slo.minEvents) && slo.minEvents >= 0))
    problems.push({
      file: `slo ${slo.name}`,
      path: "minEvents",
      found: String(slo.minEvents),
      wanted: "a whole number of events",
    });
  return problems;
}
