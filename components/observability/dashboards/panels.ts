import type { Panel, PanelLimit, PanelUnit } from "./board-types.ts";

/** A course over time of one query. */
export function course(
  title: string,
  unit: PanelUnit,
  expr: string,
  legend: string,
  tells: string,
  limit?: PanelLimit,
): Panel {
  return {
    title,
    tells,
    shows: "course",
    unit,
    queries: [{ expr, legend }],
    ...(limit === undefined ? {} : { limit }),
  };
}

/** A single number of now. */
export function number(
  title: string,
  unit: PanelUnit,
  expr: string,
  tells: string,
  limit?: PanelLimit,
): Panel {
  return {
    title,
    tells,
    shows: "number",
    unit,
    queries: [{ expr, legend: title }],
    ...(limit === undefined ? {} : { limit }),
  };
}

export const limitOf = (alert: string, threshold = "limit"): PanelLimit => ({ alert, threshold });
