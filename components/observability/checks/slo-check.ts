import { sloProblems } from "../slos/slo-problems.ts";
import type { ServiceLevelObjective } from "../slos/slo-types.ts";
import { type CheckOutcome, errorAt } from "./rule-check.ts";

/** Objectives that leave no budget or can never page. Read before any rule is made from them. */
export function sloCheck(slos: readonly ServiceLevelObjective[]): CheckOutcome {
  const problems = sloProblems(slos).map(({ file, path, found, wanted }) =>
    errorAt(file, path, found, wanted),
  );
  return {
    check: "slos",
    detail: `${slos.length} objectives, each with a budget that can be spent and seen`,
    problems,
  };
}
