import { type EmergencyProcedure, procedures } from "../surge/index.ts";

/** What a resource may hold. `phi`: patient data or references to it; `operational`: none of it; `public`: for everyone. */
export const dataClasses = ["phi", "operational", "public"] as const;
export type DataClass = (typeof dataClasses)[number];

/** How much depends on a service. 0: bookings stop without it; 1: patients notice; 2: only staff notice. */
export type Tier = 0 | 1 | 2;

export const environments = ["dev", "staging", "prod"] as const;
export type Environment = (typeof environments)[number];

/** Who answers for a stack's resources and who pays; the same for all of them. */
export interface Ownership {
  readonly environment: Environment;
  /** The team that is called. */
  readonly owner: string;
  readonly costCenter: string;
}

/** What a resource is for. */
export interface Purpose {
  readonly service: string;
  readonly dataClass: DataClass;
  readonly tier: Tier;
}

const declaredProcedures: readonly EmergencyProcedure[] = procedures;
const secondRegionMinutes =
  Math.max(
    ...declaredProcedures
      .flatMap(({ steps }) => steps.value)
      .filter(({ action }) => action === "activate-secondary-region")
      .map(({ estimatedSeconds }) => estimatedSeconds),
  ) / 60;

/**
 * Recovery goals per tier, in minutes. Tier 0 may be down for as long as activating the second region takes in the
 * declared procedures (1,800 s); how much data each tier may lose, and the goals of tiers 1 and 2, are assumptions.
 */
export const recoveryGoals: Readonly<
  Record<Tier, { readonly rpoMinutes: number; readonly rtoMinutes: number }>
> = {
  0: { rpoMinutes: 1, rtoMinutes: secondRegionMinutes },
  1: { rpoMinutes: 15, rtoMinutes: 4 * secondRegionMinutes },
  2: { rpoMinutes: 24 * 60, rtoMinutes: 24 * 60 },
};

/**
 * The tags every AWS resource carries. Policies, budgets and backup selections key on them, so components set them
 * and callers cannot forget them. Values are never patient data: AWS does not encrypt tags.
 */
export function tagsOf(ownership: Ownership, { service, dataClass, tier }: Purpose): Record<string, string> {
  const { rpoMinutes, rtoMinutes } = recoveryGoals[tier];
  return {
    "wardrail:cost-center": ownership.costCenter,
    "wardrail:data-class": dataClass,
    "wardrail:environment": ownership.environment,
    "wardrail:owner": ownership.owner,
    "wardrail:rpo-minutes": String(rpoMinutes),
    "wardrail:rto-minutes": String(rtoMinutes),
    "wardrail:service": service,
    "wardrail:tier": String(tier),
  };
}

/** The same facts as Kubernetes labels; a label key takes no colon, so the prefix is `wardrail/`. */
export function labelsOf(
  ownership: Ownership,
  { service, dataClass, tier }: Purpose,
): Record<string, string> {
  return {
    "app.kubernetes.io/managed-by": "pulumi",
    "app.kubernetes.io/name": service,
    "app.kubernetes.io/part-of": "scheduling-platform",
    "wardrail/data-class": dataClass,
    "wardrail/environment": ownership.environment,
    "wardrail/owner": ownership.owner,
    "wardrail/tier": String(tier),
  };
}
