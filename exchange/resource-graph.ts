/**
 * The resource graph: the one format in which an estate is handed from the offline renderer, `pulumi
 * stack export` or `pulumi preview --json` to the audit, the forecast and the drills. Nothing downstream knows
 * which of the three it came from, except to say so in a report.
 *
 * Unknown and secret values keep the shapes Pulumi itself gives them on the wire (sdk/nodejs/runtime/rpc.ts),
 * so a graph passes through the policy protocol unchanged.
 */

/** A property value as JSON, with Pulumi's sentinels for unknown and secret values inside it. */
export type PropertyValue =
  | null
  | boolean
  | number
  | string
  | readonly PropertyValue[]
  | { readonly [key: string]: PropertyValue };

export type PropertyMap = { readonly [key: string]: PropertyValue };

/** A resource's address: `urn:pulumi:<stack>::<project>::<qualified type>::<name>`. */
export type Urn = string;

export interface GraphResource {
  readonly urn: Urn;
  /** Type token without parents, for example `aws:kms/key:Key`. */
  readonly type: string;
  readonly name: string;
  /** False for components, which group resources and exist in no cloud. */
  readonly custom: boolean;
  readonly parent?: Urn;
  readonly id?: string;
  readonly inputs: PropertyMap;
  /** Inputs and computed properties; `{}` when the source does not know them. */
  readonly outputs: PropertyMap;
  readonly dependencies: readonly Urn[];
  /** For each input, the resources its value was made from. */
  readonly propertyDependencies: Readonly<Record<string, readonly Urn[]>>;
  readonly provider?: string;
  /** The AWS region the resource is in: its `region` input, or the provider's. Absent when global or not AWS. */
  readonly region?: string;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
}

/** One stack's resources in registration order: parents before children, dependencies before dependants. */
export interface ResourceGraph {
  readonly schema: "wardrail.graph/1";
  readonly source: GraphSource;
  readonly project: string;
  readonly stack: string;
  readonly resources: readonly GraphResource[];
  /** What the stack hands to the stacks that read it. */
  readonly outputs: PropertyMap;
}

export interface GraphSource {
  readonly kind: "offline" | "stack-export" | "preview";
  /** The file it was read from, or the program it was rendered from. */
  readonly from: string;
  /**
   * `synthesised`: what a provider would compute (ids, ARNs) was filled in from names, deterministically;
   * `unknown`: it was left unknown, as in a preview; `actual`: it is what the cloud answered.
   */
  readonly computedValues: "synthesised" | "unknown" | "actual";
}

/** Pulumi's placeholder for a value that only `up` decides, by the value's type (sdk/nodejs/runtime/rpc.ts). */
export const UNKNOWN_VALUES: ReadonlySet<string> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** The unknown string, which also stands for values of unknown type. */
export const UNKNOWN_VALUE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The key under which Pulumi marks secrets, assets and archives inside plain values. */
export const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
/** What stands under that key in a file or text asset; an archive has its own. */
export const ASSET_SIGNATURE = "c44067f5952c0a294b673a41bacd8c17";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

/** True for a value that only `up` decides. */
export function isUnknown(value: PropertyValue | undefined): boolean {
  return typeof value === "string" && UNKNOWN_VALUES.has(value);
}

/** True for a value marked secret, whether or not its clear text is present. */
export function isSecret(value: PropertyValue | undefined): boolean {
  return isMap(value) && value[SIGNATURE_KEY] === SECRET_SIGNATURE;
}

/** The value inside a secret, or the value itself. A secret without clear text (an encrypted export) is unknown. */
export function reveal(value: PropertyValue | undefined): PropertyValue | undefined {
  if (!isSecret(value) || !isMap(value)) return value;
  const inner = value["value"];
  if (inner !== undefined) return inner;
  const plaintext = value["plaintext"];
  return typeof plaintext === "string" ? parseJsonOr(plaintext, UNKNOWN_VALUE) : UNKNOWN_VALUE;
}

/** Marks a value as secret. */
export function secretOf(value: PropertyValue): PropertyMap {
  return { [SIGNATURE_KEY]: SECRET_SIGNATURE, value };
}

/** True for an object value, also one that is a secret wrapper. */
export function isMap(value: PropertyValue | undefined): value is PropertyMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The last part of a qualified type chain: `a:b:C$aws:kms/key:Key` gives `aws:kms/key:Key`. */
export function typeOfUrn(urn: Urn): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

function parseJsonOr(text: string, fallback: PropertyValue): PropertyValue {
  try {
    return JSON.parse(text) as PropertyValue;
  } catch {
    return fallback;
  }
}
