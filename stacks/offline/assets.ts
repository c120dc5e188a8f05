import { createHash } from "node:crypto";
import {
  ASSET_SIGNATURE,
  isMap,
  type PropertyMap,
  type PropertyValue,
  SIGNATURE_KEY,
} from "../../exchange/resource-graph.ts";

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
  if (value[SIGNATURE_KEY] !== ASSET_SIGNATURE || typeof text !== "string") return withAssetsHashed(value);
  return { ...rest, hash: createHash("sha256").update(text).digest("hex") };
}

/** The properties that hold no asset. Programs never read one back, and the SDK refuses one without its text. */
export function withoutAssets(map: PropertyMap): PropertyMap {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => !holdsAsset(value)));
}

function holdsAsset(value: PropertyValue): boolean {
  if (Array.isArray(value)) return value.some(holdsAsset);
  if (!isMap(value)) return false;
  return value[SIGNATURE_KEY] === ASSET_SIGNATURE || Object.values(value).some(holdsAsset);
}
