import { alertsByGroup } from "./alerts/index.ts";
import { metrics } from "./metrics/index.ts";
import { recordingRules } from "./recording-rules.ts";
import {
  type AlertGroup,
  type AlertRule,
  alertGroups,
  type Metric,
  type RecordingRule,
} from "./rule-types.ts";
import { serviceLevelObjectives } from "./slos/objectives.ts";
import type { ServiceLevelObjective } from "./slos/slo-types.ts";

/** Everything the rules are made from. The checks take it as a value, so that a test can spoil a copy. */
export interface Catalogue {
  readonly metrics: readonly Metric[];
  readonly recordingRules: readonly RecordingRule[];
  readonly alertsByGroup: Readonly<Record<AlertGroup, readonly AlertRule[]>>;
  readonly serviceLevelObjectives: readonly ServiceLevelObjective[];
}

/** The catalogue of the platform. */
export const catalogue: Catalogue = { metrics, recordingRules, alertsByGroup, serviceLevelObjectives };

/** Every alert of a catalogue, in the order of its groups; SLO alerts are made from the objectives and not in it. */
export function alertsOf({ alertsByGroup: groups }: Catalogue): readonly AlertRule[] {
  return alertGroups.flatMap((group) => groups[group]);
}
