import type { Rule } from "../../rule.ts";
import { surgeScheduledScaling } from "./surge-scheduled-scaling.ts";

export const applicationAutoScalingRules: readonly Rule[] = [surgeScheduledScaling];
