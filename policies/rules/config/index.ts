import type { Rule } from "../../rule.ts";
import { configRecorder } from "./config-recorder.ts";

export const configRules: readonly Rule[] = [configRecorder];
