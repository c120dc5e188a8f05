/** What stood between demand and ready capacity during a second. */
export type Constraint =
  | "no-autoscaler"
  | "max-replicas"
  | "pod-quota"
  | "scale-up-policy"
  | "scale-up-window"
  | "metric-unavailable"
  | "cpu-saturation"
  | "metric-delay"
  | "pod-creation"
  | "node-limit"
  | "node-launch"
  | "pod-binding"
  | "pod-start";

/** The constraint as a person says it. */
export const constraintWords: Readonly<Record<Constraint, string>> = {
  "no-autoscaler": "no autoscaler: the number of replicas is fixed",
  "max-replicas": "maximum replicas of the autoscaler",
  "pod-quota": "the namespace's quota on pods",
  "scale-up-policy": "scale-up policy of the autoscaler",
  "scale-up-window": "scale-up stabilisation window of the autoscaler",
  "metric-unavailable": "the autoscaler's metric has no value",
  "cpu-saturation": "CPU saturation: a pod at its limit cannot ask for more than limit ÷ (request × target)",
  "metric-delay": "metric window and synchronisation of the autoscaler",
  "pod-creation": "rate at which the control plane creates pods",
  "node-limit": "limit on nodes, or a pod that is larger than a node",
  "node-launch": "node launch",
  "pod-binding": "rate at which the scheduler binds pods",
  "pod-start": "pod start and readiness",
};

/** Seconds lost to each constraint until capacity reached demand. */
export type LostSeconds = Partial<Record<Constraint, number>>;

/** The constraint that cost most, or `undefined` when nothing was lost. */
export function largestLoss(lost: LostSeconds): { constraint: Constraint; seconds: number } | undefined {
  let largest: { constraint: Constraint; seconds: number } | undefined;
  for (const [constraint, seconds] of Object.entries(lost) as [Constraint, number][]) {
    if (largest === undefined || seconds > largest.seconds) largest = { constraint, seconds };
  }
  return largest;
}
