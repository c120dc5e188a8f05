import type { ControlSeverity, EnforcementLevel, Outcome } from "../exchange/season.ts";
import type { Audited, Estate } from "./audited.ts";
import type { Settings } from "./settings.ts";
import { type Judgement, notApplicable } from "./truth.ts";

/** A type token without its provider's own package split, for example `aws:kms/key:Key`; `*` means every resource. */
export type TypeToken = string;

/** What a control is, and how a resource is judged by it. A rule is data and a pure function; it imports no SDK. */
export interface Rule {
  /** The control's id; also the policy's name, which exceptions and other tools refer to. */
  readonly id: string;
  readonly title: string;
  readonly service: string;
  readonly severity: ControlSeverity;
  /** Level unless configured otherwise. */
  readonly level: EnforcementLevel;
  /** 45 CFR citations. */
  readonly hipaa: readonly string[];
  readonly hitrust: readonly string[];
  /** NIST SP 800-53 rev. 5 controls. */
  readonly nist: readonly string[];
  /** What to change so that the resource complies. */
  readonly fix: string;
  /** Types whose resources are judged, one by one. */
  readonly types: readonly TypeToken[];
  /** Settings that `check` reads. */
  readonly uses: readonly (keyof Settings)[];
  /** `resource`: a resource's inputs decide. `stack`: its siblings are needed, so CrossGuard asks after the update. */
  readonly scope: "resource" | "stack";
  readonly check: Check;
  /** The inputs to change for a safe and lossless fix; undefined when the resource needs none. */
  readonly remedy?: (resource: Audited, settings: Settings) => Remedy | undefined;
}

export type Check = (resource: Audited, context: Context) => Judgement;

/** Properties to set, by dotted path; `undefined` as a value is not used, since a remedy never removes. */
export type Remedy = Readonly<Record<string, boolean | number | string>>;

export interface Context {
  readonly settings: Settings;
  readonly estate: Estate;
}

export type Verdict =
  | { readonly outcome: "complies" }
  | { readonly outcome: "violates"; readonly message: string; readonly paths: readonly string[] }
  | { readonly outcome: "not-applicable"; readonly reason: string }
  | { readonly outcome: "unknown"; readonly message: string; readonly paths: readonly string[] };

/** Fixed start of every message about a value that only `up` decides; readers of the wire recognise it by this. */
export const UNKNOWN_UNTIL_APPLY = "unknown until apply";

/** Declares a rule that a resource's own inputs can answer. */
export function resourceRule(rule: Omit<Rule, "scope" | "uses"> & Partial<Pick<Rule, "uses">>): Rule {
  return { uses: [], ...rule, scope: "resource" };
}

/** How a sibling is judged when what it configures is not in the stack: a block for another stack's bucket, say. */
export interface Alone {
  /** The sibling's property that names what it configures, and the type of that. */
  readonly names: string;
  readonly of: TypeToken;
  readonly check: Check;
}

interface StackRule extends Omit<Rule, "scope" | "uses"> {
  readonly uses?: Rule["uses"];
  /** Siblings by type; each is judged only where nothing of this stack would be judged for it. */
  readonly alone?: Readonly<Record<TypeToken, Alone>>;
}

/** Declares a rule that needs the resource's siblings in the stack. */
export function stackRule({ alone = {}, ...rule }: StackRule): Rule {
  return {
    uses: [],
    ...rule,
    scope: "stack",
    types: [...rule.types, ...Object.keys(alone)],
    check: (resource, context) => {
      const sibling = alone[resource.type];
      if (sibling === undefined) return rule.check(resource, context);
      const { estate } = context;
      const configured = estate
        .ofType(sibling.of)
        .some((to) => estate.refers(resource, sibling.names, to).value !== false);
      return configured
        ? notApplicable("judged with the resource it configures")
        : sibling.check(resource, context);
    },
  };
}

export function appliesToType(rule: Rule, type: string): boolean {
  return rule.types.includes(type) || (rule.types.includes("*") && !type.startsWith("pulumi:"));
}

/** One rule's verdict on one resource. Messages are built from property paths and the rule's own words alone. */
export function judge(rule: Rule, resource: Audited, context: Context): Verdict {
  if (!appliesToType(rule, resource.type)) {
    return { outcome: "not-applicable", reason: "the control is about other resource types" };
  }
  const judgement = rule.check(resource, context);
  if ("notApplicable" in judgement) return { outcome: "not-applicable", reason: judgement.notApplicable };
  if (judgement.value === true) return { outcome: "complies" };
  const paths = judgement.paths.filter((path) => path !== "");
  const where = paths.length === 0 ? "" : `${paths.join(", ")}: `;
  return judgement.value === undefined
    ? { outcome: "unknown", paths, message: `${UNKNOWN_UNTIL_APPLY}: ${paths.join(", ") || "the resource"}` }
    : { outcome: "violates", paths, message: `${where}${judgement.why ?? `not so: ${rule.title}`}` };
}

/** Gravest first. */
export const OUTCOMES: readonly Outcome[] = ["violates", "unknown", "complies", "not-applicable"];
