import type { Audited, Estate } from "../audited.ts";
import { and, no, or, type Truth, truth } from "../truth.ts";
import { atLeast, is, matches, type View } from "../view.ts";
import { containers, objectName, podMetadata, sameNamespace, selects } from "./pods.ts";
import { tag } from "./tags.ts";

export const HPA = "kubernetes:autoscaling/v2:HorizontalPodAutoscaler";
export const PDB = "kubernetes:policy/v1:PodDisruptionBudget";
const SCALED = ["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet"];

const kindOf = (type: string) => type.slice(type.lastIndexOf(":") + 1);

/** The autoscaler's scaleTargetRef names this workload. */
export function scales(estate: Estate, autoscaler: Audited, workload: Audited): Truth {
  const target = autoscaler.at("spec.scaleTargetRef");
  if (target.unknown) return truth(undefined, target.path);
  const kind = target.at("kind");
  return and(
    kind.value === undefined ? truth(true, kind.path) : is(kind, kindOf(workload.type)),
    estate.names(autoscaler, target.at("name"), "spec", workload),
    sameNamespace(autoscaler, workload),
  );
}

/** Autoscalers that scale this workload, and whether there may be one that cannot be told yet. */
export function autoscalersOf(
  estate: Estate,
  workload: Audited,
): { readonly found: readonly Audited[]; readonly maybe: boolean } {
  const answers = estate
    .referring("spec.scaleTargetRef.name", workload, HPA)
    .map((hpa) => ({ hpa, claim: scales(estate, hpa, workload) }));
  return {
    found: answers.filter(({ claim }) => claim.value === true).map(({ hpa }) => hpa),
    maybe: answers.some(({ claim }) => claim.value === undefined),
  };
}

/** The workloads an autoscaler scales, as far as they are in this stack. */
export function scaledBy(estate: Estate, autoscaler: Audited): readonly Audited[] {
  return estate.ofType(...SCALED).filter((workload) => scales(estate, autoscaler, workload).value === true);
}

/** Fewest replicas that run: the autoscaler's minimum, else the workload's own number (1 when left out). */
export function replicaFloor(estate: Estate, workload: Audited): View | number {
  const { found } = autoscalersOf(estate, workload);
  const [autoscaler] = found;
  const view = autoscaler === undefined ? workload.at("spec.replicas") : autoscaler.at("spec.minReplicas");
  return view.value === undefined || view.value === null ? 1 : view;
}

export function floorAtLeast(estate: Estate, workload: Audited, least: number): Truth {
  const floor = replicaFloor(estate, workload);
  const own = typeof floor === "number" ? truth(floor >= least, "spec.replicas") : atLeast(floor, least);
  return autoscalersOf(estate, workload).maybe && own.value === false
    ? truth(undefined, "spec.replicas")
    : own;
}

/** A disruption budget of the namespace selects the workload's pods (and satisfies `also`). */
export function budgeted(estate: Estate, workload: Audited, also?: (budget: Audited) => Truth): Truth {
  const labels = podMetadata(workload).at("labels");
  return or(
    ...estate
      .ofType(PDB)
      .map((budget) =>
        and(
          selects(budget.at("spec.selector"), labels),
          truth(
            budget.at("spec.selector").unknown ? undefined : budget.at("spec.selector").value !== undefined,
            "spec.selector",
          ),
          sameNamespace(budget, workload),
          ...(also === undefined ? [] : [also(budget)]),
        ),
      ),
    no,
  );
}

/** Every app container requests the resource that an autoscaler measures. */
export function requests(workload: Audited, resource: string): Truth {
  return and(
    ...containers(workload, ["containers"]).map((container) =>
      matches(container.at("resources.requests").key(resource), /./),
    ),
    truth(true, "spec"),
  );
}

/** The surge the object is declared for, from a label or annotation: a number, or a scenario's name. */
export function declaredSurge(...objects: readonly Audited[]): number | undefined {
  for (const object of objects) {
    const given = tag(object, "surge-multiplier").number;
    if (given !== undefined) return given;
    const profile = tag(object, "surge-profile").text;
    if (profile !== undefined) return PROFILES[profile.toLowerCase()] ?? MULTIPLIERS.at(-1);
  }
  return undefined;
}

const MULTIPLIERS = [1, 1.5, 25, 50, 100, 200] as const;
/** The scenarios of components/surge, under the names they are written by in labels. */
const PROFILES: Readonly<Record<string, number>> = {
  "baseline-weekday": 1,
  baseline: 1,
  "flu-season": 1.5,
  flu: 1.5,
  seasonal: 1.5,
  "pandemic-outbreak": 25,
  pandemic: 25,
  "natural-disaster": 50,
  disaster: 50,
  "mass-casualty": 100,
  "cyber-attack-recovery": 200,
  "cyber-recovery": 200,
};

export { objectName };
