import type { Rule } from "../../rule.ts";
import { drHealthCheckFailover } from "./dr-health-check-failover.ts";

export const route53Rules: readonly Rule[] = [drHealthCheckFailover];
