import { isMap, type PropertyMap, type PropertyValue, UNKNOWN_VALUE } from "../../exchange/resource-graph.ts";
import { Audited, type AuditedSource, Estate } from "../audited.ts";
import type { Rule } from "../rule.ts";
import type { Settings } from "../settings.ts";

/** A value that only `up` decides. */
export const UNKNOWN = UNKNOWN_VALUE;

/** A resource of a case: type without its `aws:` prefix, properties, and how it hangs together with the others. */
export interface Piece {
  readonly type: string;
  readonly properties: PropertyMap;
  readonly name?: string;
  readonly protect?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly providerRegion?: string;
  /** Property → names of the pieces its value is made from. */
  readonly from?: Readonly<Record<string, readonly string[]>>;
  readonly stack?: string;
}

/** Properties of the rule's first type, or a piece, or several pieces of which the first is judged. */
export type Case = PropertyMap | Piece | readonly (PropertyMap | Piece)[];

export interface RuleCases {
  readonly complies: readonly Case[];
  readonly violates: readonly Case[];
  /** Looks compliant at a glance and must still be caught. */
  readonly lookAlike: readonly Case[];
  readonly notApplicable: readonly Case[];
  readonly unknown: readonly Case[];
  /** Why no resource can comply, where the control forbids a type as such; then `complies` is empty. */
  readonly cannotComply?: string;
  /** Settings of single cases, by kind and position; they come on top of `settings`. */
  readonly settingsOf?: (kind: string, index: number) => Partial<Settings>;
  /** Settings that differ from the defaults for these cases. */
  readonly settings?: Partial<Settings>;
}

export type CasesByControl = Readonly<Record<string, RuleCases>>;

const PIECE = Symbol("piece");

export function res(
  type: string,
  properties: PropertyMap,
  more: Omit<Piece, "type" | "properties"> = {},
): Piece {
  return Object.assign({ type: fullType(type), properties, ...more }, { [PIECE]: true });
}

/** A resource no control is about. */
export const other: Piece = res("cloudwatch/dashboard:Dashboard", {});

function fullType(type: string): string {
  if (/^(aws|kubernetes|pulumi):/.test(type)) return type;
  return type.startsWith("k8s:") ? `kubernetes:${type.slice(4)}` : `aws:${type}`;
}

const isPiece = (item: object): item is Piece => PIECE in item;

/** The case as a stack; the first resource is the one to judge. */
export function stackOf(rule: Rule, given: Case): Estate {
  const items = Array.isArray(given) ? given : [given];
  const pieces = items.map((item, index) => {
    const piece = isPiece(item)
      ? item
      : res(rule.types[0] === "*" ? "sqs/queue:Queue" : (rule.types[0] ?? ""), item);
    return { ...piece, name: piece.name ?? (index === 0 ? "subject" : `sibling-${index}`) };
  });
  const stack = pieces[0]?.stack ?? "services-prod-use1";
  const urns = new Map(
    pieces.map(({ type, name }) => [name, `urn:pulumi:${stack}::wardrail::${type}::${name}`]),
  );
  const sources = pieces.map(
    ({ type, name, properties, from, ...piece }): AuditedSource => ({
      urn: urns.get(name) ?? "",
      type,
      name,
      properties,
      protect: piece.protect ?? false,
      ignoreChanges: piece.ignoreChanges,
      providerRegion: piece.providerRegion,
      propertyDependencies: Object.fromEntries(
        Object.entries(from ?? {}).map(([property, names]) => [
          property,
          names.map((made) => urns.get(made) ?? made),
        ]),
      ),
    }),
  );
  return new Estate(
    stack,
    sources.map((source) => new Audited(source)),
  );
}

/** A copy of the properties with one place set; numbers in the path are positions in lists. */
export function put(properties: PropertyMap, path: string, value: PropertyValue): PropertyMap {
  const [name = "", ...rest] = path.split(".");
  const set = (place: PropertyValue | undefined, names: readonly string[]): PropertyValue => {
    const [head, ...tail] = names;
    if (head === undefined) return value;
    if (Array.isArray(place))
      return place.map((item: PropertyValue, index) => (index === Number(head) ? set(item, tail) : item));
    const map = isMap(place) ? place : {};
    return { ...map, [head]: set(map[head], tail) };
  };
  return { ...properties, [name]: set(properties[name], rest) };
}

/** Cases of a rule that one resource's inputs answer; the unknown case is the good one with one place unknown. */
export function five(
  good: PropertyMap,
  bad: PropertyMap,
  lookAlike: PropertyMap,
  unknownAt: string,
  notApplicable: Case = other,
): RuleCases {
  return {
    complies: [good],
    violates: [bad],
    lookAlike: [lookAlike],
    notApplicable: [notApplicable],
    unknown: [put(good, unknownAt, UNKNOWN)],
  };
}
