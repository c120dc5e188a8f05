import type { Rule } from "../../rule.ts";
import { securityhubEnabled } from "./securityhub-enabled.ts";

export const securityHubRules: readonly Rule[] = [securityhubEnabled];
