import { procedureStepMode, procedures, type Scenario } from "../../../components/surge/index.ts";

/** Contradictions between what a scenario demands and what the declared procedures can do. */
export function conflictsOf(scenario: Scenario): readonly string[] {
  const limit = scenario.requiredScaleOutSeconds?.value;
  if (limit === undefined) return [];
  const conflicts: string[] = [];
  for (const procedure of procedures) {
    for (const step of procedure.steps.value) {
      if (step.estimatedSeconds < limit) continue;
      const relation = step.estimatedSeconds === limit ? "as long as" : "longer than";
      conflicts.push(
        `${procedure.title}: step ${step.action} takes ${step.estimatedSeconds} s, ${relation} the ${limit} s allowed`,
      );
    }
    const total = procedure.steps.value.reduce((sum, { estimatedSeconds }) => sum + estimatedSeconds, 0);
    if (total > limit)
      conflicts.push(
        `${procedure.title}: one after the other its steps take ${total} s; it must run them in ${procedureStepMode.value}`,
      );
    if ("approval" in procedure)
      conflicts.push(
        `${procedure.title} waits for ${procedure.approval.value.count} approvals (${procedure.approval.value.authorities.join(", ")}): the approval is on the critical path`,
      );
  }
  if (isAffected(scenario, "secondary"))
    conflicts.push("the secondary region is affected itself, so failing over to it is no way out");
  return conflicts;
}

/** True when the scenario reaches the region, by name or through `all`. */
export function isAffected(scenario: Scenario, role: "primary" | "secondary"): boolean {
  return scenario.affectedRegions.value.some((affected) => affected === role || affected === "all");
}
