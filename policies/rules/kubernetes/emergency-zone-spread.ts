import { budgeted, floorAtLeast, replicaFloor } from "../../matchers/autoscaler.ts";
import { podSpec } from "../../matchers/pods.ts";
import { isTierZero } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, because, when } from "../../truth.ts";
import { is, scalarText, some, that, type View } from "../../view.ts";

/** The three together keep bookings up while a zone is lost; any two do not. */
export const emergencyZoneSpread = stackRule({
  id: "emergency-zone-spread",
  title: "Emergency services survive the loss of a zone",
  service: "Kubernetes",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(ii)(C)", "164.308(a)(7)(ii)(E)", "164.312(a)(2)(ii)"],
  hitrust: ["12.c"],
  nist: ["CP-2(3)", "CP-2(8)", "CP-10"],
  fix: "Give tier-0 Deployments zone spread with DoNotSchedule, at least 3 replicas and a disruption budget of 1.",
  types: ["kubernetes:apps/v1:Deployment"],
  uses: ["minimumReplicasTierZero"],
  check: (deployment, { estate, settings }) =>
    when(isTierZero(deployment), "not tier 0", () => {
      const floor = replicaFloor(estate, deployment);
      const third = typeof floor === "number" ? floor / 3 : (floor.number ?? 0) / 3;
      const small = (view: View) =>
        that(view, ({ value, number }) => {
          const percent = /^(\d+)%$/.exec(scalarText(value))?.[1];
          return percent === undefined
            ? number === 1 || (number !== undefined && number > 0 && number < third)
            : Number(percent) > 0 && Number(percent) < 34;
        });
      return and(
        some(podSpec(deployment).at("topologySpreadConstraints"), (constraint) =>
          and(
            is(constraint.at("topologyKey"), "topology.kubernetes.io/zone"),
            is(constraint.at("whenUnsatisfiable"), "DoNotSchedule"),
          ),
        ),
        floorAtLeast(estate, deployment, settings.minimumReplicasTierZero),
        because(
          "no PodDisruptionBudget with maxUnavailable of 1 selects these pods",
          budgeted(estate, deployment, (budget) => small(budget.at("spec.maxUnavailable"))),
        ),
      );
    }),
});
