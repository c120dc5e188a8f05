import { createHash } from "node:crypto";
import { isMap, type PropertyMap, type PropertyValue } from "../../exchange/resource-graph.ts";

/** Pulumi's mark of a value's kind, and what it is for an asset (sdk/nodejs/runtime/rpc.ts). */
const signatureKey = "4dabf18193072939515e22adb298388d";
const assetSignature = "c44067f5952c0a294b673a41bacd8c17";

/**
 * The same value with the text of every asset replaced by its SHA-256, which is what the engine compares: a graph says
 * which code a function has without holding half a megabyte of it.
 */
export function withAssetsHashed(map: PropertyMap): PropertyMap {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, hashed(value)]));
}

function hashed(value: PropertyValue): PropertyValue {
  if (Array.isArray(value)) return value.map(hashed);
  if (!isMap(value)) return value;
  const { text, ...rest } = value;
  if (value[signatureKey] !== assetSignature || typeof text !== "string") return withAssetsHashed(value);
  return { ...rest, hash: createHash("sha256").update(text).digest("hex") };
}

/** The properties that hold no asset. Programs never read one back, and the SDK refuses one without its text. */
export function withoutAssets(map: PropertyMap): PropertyMap {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => !holdsAsset(value)));
}

function holdsAsset(value: PropertyValue): boolean {
  if (Array.isArray(value)) return value.some(holdsAsset);
  if (!isMap(value)) return false;
  return value[signatureKey] === assetSignature || Object.values(value).some(holdsAsset);
}
