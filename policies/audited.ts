import {
  isMap,
  type PropertyMap,
  type PropertyValue,
  reveal,
  typeOfUrn,
  type Urn,
} from "../exchange/resource-graph.ts";
import { no, or, type Truth, truth } from "./truth.ts";
import { canonicalType } from "./type-alias.ts";
import { holdsUnknown, View } from "./view.ts";

/** A resource as rules see it, whichever way it came: a graph, a state file or the engine. */
export class Audited {
  readonly urn: Urn;
  readonly type: string;
  readonly name: string;
  readonly stack: string;
  /** Inputs for resource rules; inputs under outputs for stack rules. */
  readonly properties: View;
  readonly protect: boolean;
  /** Property paths left out of updates; undefined when the source does not tell. */
  readonly ignoreChanges: readonly string[] | undefined;
  /** Region of the resource or of its provider; a view, since it can be unknown. */
  readonly region: View;
  /** False on CrossGuard's wire, which opens secrets before a policy sees them. */
  readonly secretsMarked: boolean;
  readonly parent: Urn | undefined;
  readonly dependencies: readonly Urn[];
  readonly propertyDependencies: Readonly<Record<string, readonly Urn[]>>;
  /** Texts by which other resources may name this one: id, ARN, physical name. */
  readonly identities: ReadonlySet<string>;

  constructor(source: AuditedSource) {
    this.urn = source.urn;
    this.type = canonicalType(source.type);
    this.name = source.name;
    this.stack = source.urn.split("::")[0]?.slice("urn:pulumi:".length) ?? "";
    this.properties = new View(source.properties, "");
    this.protect = source.protect;
    this.ignoreChanges = source.ignoreChanges;
    const own = this.properties.at("region");
    this.region =
      own.value === undefined || own.value === null
        ? new View(source.providerRegion, "provider.region")
        : own;
    this.secretsMarked = source.secretsMarked ?? true;
    this.parent = source.parent;
    this.dependencies = source.dependencies ?? [];
    this.propertyDependencies = source.propertyDependencies ?? {};
    this.identities = identitiesOf(source);
  }

  at(path: string): View {
    return this.properties.at(path);
  }
}

export interface AuditedSource {
  readonly urn: Urn;
  readonly type: string;
  readonly name: string;
  readonly properties: PropertyMap;
  readonly id?: string | undefined;
  readonly protect: boolean;
  readonly ignoreChanges?: readonly string[] | undefined;
  readonly providerRegion?: PropertyValue | undefined;
  readonly secretsMarked?: boolean | undefined;
  readonly parent?: Urn | undefined;
  readonly dependencies?: readonly Urn[] | undefined;
  readonly propertyDependencies?: Readonly<Record<string, readonly Urn[]>> | undefined;
}

const IDENTITY_PROPERTIES = [
  "id",
  "arn",
  "name",
  "url",
  "bucket",
  "keyId",
  "clusterIdentifier",
  "identifier",
  "functionName",
  "invokeArn",
  "qualifiedArn",
  "arnWithoutRevision",
  "clusterResourceId",
  "dbName",
  "stageName",
  "replicationGroupId",
  "tableName",
] as const;

function identitiesOf({ id, properties, type, name }: AuditedSource): ReadonlySet<string> {
  const found = IDENTITY_PROPERTIES.map((key) => reveal(properties[key]));
  const metadata = type.startsWith("kubernetes:") ? reveal(properties["metadata"]) : undefined;
  if (isMap(metadata)) found.push(reveal(metadata["name"]));
  const known = [id, ...found].filter(
    (text): text is string => typeof text === "string" && text !== "" && !holdsUnknown(text),
  );
  // A hand-written or mocked graph may know no physical name; then the logical one is all there is to go by.
  return new Set(known.length > 0 ? known : [name]);
}

/** The resources of one stack, found by type and joined by what their properties were made from. */
export class Estate {
  readonly stack: string;
  readonly resources: readonly Audited[];
  private readonly byType = new Map<string, Audited[]>();
  private readonly byUrn = new Map<Urn, Audited>();
  private readonly indexes = new Map<string, Map<string, Audited[]>>();

  constructor(stack: string, resources: readonly Audited[]) {
    this.stack = stack;
    this.resources = resources;
    for (const resource of resources) {
      this.byUrn.set(resource.urn, resource);
      const sameType = this.byType.get(resource.type);
      if (sameType === undefined) this.byType.set(resource.type, [resource]);
      else sameType.push(resource);
    }
  }

  ofType(...types: readonly string[]): readonly Audited[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  get(urn: Urn): Audited | undefined {
    return this.byUrn.get(urn);
  }

  /**
   * Does `from`'s property name `to`? A known text decides by identity; else what the property was made from
   * decides, because a preview does not know names (and two resources may share one).
   */
  refers(from: Audited, property: string, to: Audited): Truth {
    return this.names(from, from.at(property), property, to);
  }

  /** The same question for a value inside a list or a nested block of `property`. */
  names(from: Audited, view: View, property: string, to: Audited): Truth {
    const madeFrom = from.propertyDependencies[property.split(".")[0] ?? property] ?? [];
    const { text } = view;
    if (text !== undefined) {
      if (text === "") return truth(false, view.path);
      if (identifies(to, text)) return truth(true, view.path);
      if (!madeFrom.includes(to.urn)) return truth(false, view.path);
      // Made from several resources: the text belongs to the one it identifies.
      const elsewhere = madeFrom.some((urn) => urn !== to.urn && identifies(this.get(urn), text));
      return truth(!elsewhere && madeFrom.length > 0, view.path);
    }
    if (view.unknown) {
      if (madeFrom.length === 0) return truth(undefined, view.path);
      if (!madeFrom.includes(to.urn)) return truth(false, view.path);
      const rivals = madeFrom.filter((urn) => urn !== to.urn && typeOfUrn(urn) === to.type);
      return truth(rivals.length === 0 ? true : undefined, view.path);
    }
    return truth(false, view.path);
  }

  /** Some resource of `type` names `to` in `property` and satisfies `also`. */
  some(
    type: string | readonly string[],
    property: string,
    to: Audited,
    also?: (sibling: Audited) => Truth,
  ): Truth {
    const types = typeof type === "string" ? [type] : type;
    return this.someOf(this.referring(property, to, ...types), (sibling) => {
      const refers = this.refers(sibling, property, to);
      if (refers.value === false || also === undefined) return refers;
      const holds = also(sibling);
      if (refers.value === true || holds.value === false) return holds;
      return truth(undefined, ...refers.paths);
    });
  }

  /**
   * Resources (of the given types, or of all) whose `property` may name `to`. Found through an index, so that an
   * estate of a hundred thousand resources is joined in one pass and not pair by pair.
   */
  referring(property: string, to: Audited, ...types: readonly string[]): readonly Audited[] {
    const found = new Set<Audited>();
    const sources = types.length === 0 ? [undefined] : types;
    for (const type of sources) {
      const index = this.indexOf(type, property);
      const keys = [
        to.urn,
        UNSEEN,
        ...[...to.identities].flatMap((identity) => [identity, lastPart(identity)]),
      ];
      for (const key of keys) for (const source of index.get(key) ?? []) found.add(source);
    }
    return [...found];
  }

  private indexOf(type: string | undefined, property: string): ReadonlyMap<string, readonly Audited[]> {
    const name = `${type ?? "*"} ${property}`;
    let index = this.indexes.get(name);
    if (index !== undefined) return index;
    index = new Map();
    for (const source of type === undefined ? this.resources : this.ofType(type)) {
      for (const key of keysOf(source, property)) {
        const list = index.get(key);
        if (list === undefined) index.set(key, [source]);
        else list.push(source);
      }
    }
    this.indexes.set(name, index);
    return index;
  }

  someOf(siblings: readonly Audited[], question: (sibling: Audited) => Truth): Truth {
    return siblings.length === 0 ? no : or(...siblings.map(question));
  }

  /** The resources of `types` that `from` names in `property`, and whether more may exist unseen. */
  named(
    from: Audited,
    property: string,
    ...types: readonly string[]
  ): { readonly found: readonly Audited[]; readonly maybe: boolean } {
    const answers = this.ofType(...types).map((to) => ({ to, claim: this.refers(from, property, to) }));
    return {
      found: answers.filter(({ claim }) => claim.value === true).map(({ to }) => to),
      maybe:
        answers.some(({ claim }) => claim.value === undefined) ||
        (answers.length === 0 && from.at(property).unknown),
    };
  }
}

const UNSEEN = "(unknown)";

/** What a property may point at: its text, the text's last part (of an ARN), and what it was made from. */
function keysOf(source: Audited, property: string): ReadonlySet<string> {
  const view = source.at(property);
  if (view.value === undefined || view.value === null) return new Set();
  const madeFrom = source.propertyDependencies[property.split(".")[0] ?? property] ?? [];
  const { text } = view;
  if (text === undefined) return new Set(madeFrom.length > 0 ? madeFrom : [UNSEEN]);
  return new Set([...madeFrom, text, lastPart(text), text.slice(0, text.lastIndexOf(":"))]);
}

function lastPart(text: string): string {
  return text.startsWith("arn:") ? (text.split(/[:/]/).at(-1) ?? text) : text;
}

function identifies(resource: Audited | undefined, text: string): boolean {
  if (resource === undefined) return false;
  if (resource.identities.has(text)) return true;
  if (!text.startsWith("arn:")) return false;
  for (const identity of resource.identities) {
    if (text.endsWith(`:${identity}`) || text.endsWith(`/${identity}`)) return true;
    if (identity.startsWith("arn:") && text.startsWith(`${identity}:`)) return true;
  }
  return false;
}
