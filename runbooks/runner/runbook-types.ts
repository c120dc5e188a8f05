/** The eight headings of every runbook, in this order. */
export const runbookSections = [
  "Meaning",
  "Impact",
  "Diagnosis",
  "Mitigation",
  "Verification",
  "Rollback",
  "Communication",
  "Review",
] as const;
export type RunbookSection = (typeof runbookSections)[number];

export const parameterTypes = [
  "aws-region",
  "kubernetes-name",
  "url",
  "integer",
  "identifier",
  "choice",
] as const;
export type ParameterType = (typeof parameterTypes)[number];

/** A value the operator gives. It reaches programs as part of one argument and never through a shell. */
export interface Parameter {
  readonly type: ParameterType;
  readonly describes: string;
  /** Absent: the operator must give it. */
  readonly default?: string;
  /** For `choice` only. */
  readonly choices?: readonly string[];
}

/** A program and its arguments, one by one; `${name}` in an argument stands for a parameter or a saved value. */
export type Command = readonly string[];

/** A command that answers a question: it must end with 0, and its output must match `expect` where that is given. */
export interface Check {
  readonly run: Command;
  readonly expect?: string;
}

/** How to undo an action, or why nothing has to be undone. */
export type Rollback = { readonly run: Command } | { readonly none: string };

interface StepCommon {
  readonly id: string;
  readonly title: string;
  readonly section: RunbookSection;
  /** First line of the block in its file. */
  readonly line: number;
  readonly needs: readonly string[];
  readonly run: Command;
  /** Keeps the output under a name for later steps, checked against a type. */
  readonly saves?: { readonly name: string; readonly type: ParameterType };
  readonly timeoutSeconds: number;
}

/** Looks and changes nothing; runs without asking. */
export interface ReadStep extends StepCommon {
  readonly kind: "read";
}

/** Changes the platform; asks first, and is undone when its verification fails. */
export interface ActionStep extends StepCommon {
  readonly kind: "action";
  readonly risk: "low" | "medium" | "high";
  readonly precheck: Check;
  readonly verify: Check;
  readonly rollback: Rollback;
}

export type Step = ReadStep | ActionStep;

export const runbookKinds = [
  "alert",
  "procedure",
  "drill",
  "deployment",
  "maintenance",
  "breach",
  "pilot",
] as const;

export interface Runbook {
  readonly slug: string;
  readonly file: string;
  readonly title: string;
  readonly kind: (typeof runbookKinds)[number];
  readonly alerts: readonly string[];
  readonly owner: string;
  readonly requirements: readonly string[];
  /** Steps must fit in this time, all timeouts added up. */
  readonly budgetSeconds: number;
  /** Who must agree before an action step runs; `operator` is the person at the terminal. */
  readonly approval: "operator" | "change" | "emergency-change";
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly steps: readonly Step[];
  /** SHA-256 of the file: an approval holds for these bytes only. */
  readonly digest: string;
}
