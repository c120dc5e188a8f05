import type { AuditResult } from "../../../exchange/season.ts";

export type Totals = Record<keyof AuditResult["controls"][number]["counts"], number>;

export function totals({ controls }: Pick<AuditResult, "controls">): Totals {
  const sum: Totals = { complies: 0, violates: 0, "not-applicable": 0, unknown: 0, waived: 0 };
  for (const { counts } of controls) {
    for (const outcome of Object.keys(sum) as (keyof Totals)[]) sum[outcome] += counts[outcome];
  }
  return sum;
}
