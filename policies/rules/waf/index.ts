import type { Rule } from "../../rule.ts";
import { phiWafRedactsFields } from "./phi-waf-redacts-fields.ts";
import { wafLogging } from "./waf-logging.ts";

export const wafRules: readonly Rule[] = [phiWafRedactsFields, wafLogging];
