export { lintRunbooks } from "./lint.ts";
export { parseRunbook, readRunbook } from "./parse.ts";
export { type PlannedCommand, type PlannedStep, planOf, planRunbook, type RunbookPlan } from "./plan.ts";
export type { Command, Parameter, Runbook, Step } from "./runbook-types.ts";
