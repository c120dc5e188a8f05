/** Units as people read them; the renderer knows Grafana's names for them. */
export type PanelUnit = "seconds" | "share" | "per second" | "per minute" | "count" | "us dollars" | "days";

export interface PanelQuery {
  readonly expr: string;
  /** Grafana legend template, for example `{{region}}`. */
  readonly legend: string;
}

/** The threshold of an alert, drawn into its panel so that people see how near it is. */
export interface PanelLimit {
  readonly alert: string;
  readonly threshold: string;
}

export interface Panel {
  readonly title: string;
  /** What a reader should take from it, in one sentence. */
  readonly tells: string;
  readonly shows: "course" | "number";
  readonly unit: PanelUnit;
  readonly queries: readonly PanelQuery[];
  readonly limit?: PanelLimit;
}

/** A dashboard for one kind of reader (OPS-MON-14). */
export interface Board {
  readonly uid: string;
  readonly title: string;
  readonly reader: string;
  /** How far back it looks when opened, in Grafana's notation: `6h`, `7d`. */
  readonly span: string;
  readonly panels: readonly Panel[];
}
