import { replicaFloor } from "../../matchers/autoscaler.ts";
import { podMetadata, sameNamespace, selects } from "../../matchers/pods.ts";
import { stackRule } from "../../rule.ts";
import { and, not, or, truth } from "../../truth.ts";
import { is, isSet, matches, scalarText, that } from "../../view.ts";

/** A budget that never allows an eviction blocks node repair, until someone deletes it in the middle of an incident. */
export const k8sPdbAllowsDisruption = stackRule({
  id: "k8s-pdb-allows-disruption",
  title: "Disruption budgets neither block nor void",
  service: "Kubernetes",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set maxUnavailable above 0, or minAvailable below the replica floor.",
  types: ["kubernetes:policy/v1:PodDisruptionBudget"],
  check: (budget, { estate }) => {
    const most = budget.at("spec.maxUnavailable");
    const least = budget.at("spec.minAvailable");
    const floors = estate
      .ofType("kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet")
      .filter(
        (workload) =>
          and(
            selects(budget.at("spec.selector"), podMetadata(workload).at("labels")),
            sameNamespace(budget, workload),
          ).value === true,
      )
      .map((workload) => replicaFloor(estate, workload));
    const allows = (floor: number) =>
      that(least, ({ value, number }) => {
        const percent = /^(\d+)%$/.exec(scalarText(value))?.[1];
        return percent === undefined
          ? number !== undefined && number < floor
          : Math.ceil((Number(percent) / 100) * floor) < floor;
      });
    return or(
      and(isSet(most), not(matches(most, /^0+%?$/)), not(is(most, 0))),
      and(
        isSet(least),
        not(is(least, "100%")),
        ...floors.map((floor) =>
          typeof floor === "number"
            ? allows(floor)
            : floor.number === undefined
              ? truth(undefined, floor.path)
              : allows(floor.number),
        ),
      ),
    );
  },
});
