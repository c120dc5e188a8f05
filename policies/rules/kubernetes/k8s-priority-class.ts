import { objectName, podSpec } from "../../matchers/pods.ts";
import { isTierZero, tierOf } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, truth, when } from "../../truth.ts";
import { isSet, type View } from "../../view.ts";

/** A class that is not in this stack cannot be compared; then it must only differ from the classes of lower tiers. */
export const k8sPriorityClass = stackRule({
  id: "k8s-priority-class",
  title: "Emergency services outrank the rest",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(ii)(C)", "164.308(a)(7)(ii)(E)", "164.312(a)(2)(ii)"],
  hitrust: ["12.c"],
  nist: ["CP-2(3)", "CP-2(8)", "CP-10"],
  fix: "Set priorityClassName to a class above that of every lower tier.",
  types: ["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet"],
  check: (workload, { estate }) =>
    when(isTierZero(workload), "not tier 0", () => {
      const own = podSpec(workload).at("priorityClassName");
      const classes = estate.ofType("kubernetes:scheduling.k8s.io/v1:PriorityClass");
      const priorityOf = (name: View) =>
        classes
          .find((candidate) => name.text !== undefined && objectName(candidate) === name.text)
          ?.at("value").number;
      const lower = estate
        .ofType("kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet")
        .filter((candidate) => (tierOf(candidate) ?? 0) > 0)
        .map((candidate) => podSpec(candidate).at("priorityClassName"));
      return and(
        isSet(own),
        ...lower.map((name) => {
          const mine = priorityOf(own);
          if (own.unknown || name.unknown) return truth(undefined, own.path);
          if (mine === undefined) return truth(name.value !== own.value, own.path);
          return truth(mine > (priorityOf(name) ?? 0), own.path);
        }),
      );
    }),
});
