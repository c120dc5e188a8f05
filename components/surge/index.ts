export {
  type Demand,
  demand,
  type HourlyShape,
  type SchedulingService,
  schedulingServices,
} from "./demand.ts";
export { type Objective, type ObjectiveId, objectives } from "./objectives.ts";
export {
  type EmergencyProcedure,
  type ProcedureStep,
  type ProcedureTrigger,
  procedureStepMode,
  procedures,
} from "./procedures.ts";
export { type ReservedResource, reserveAsMultiplier, reservedCapacity, reserveOf } from "./reserves.ts";
export {
  type AffectedRegion,
  largestMultiplier,
  type MultiplierBase,
  type Scenario,
  type ScenarioId,
  scenarios,
} from "./scenarios.ts";
export type { Source, Sourced } from "./sourced.ts";
