import { isMap, type PropertyMap } from "../../../exchange/resource-graph.ts";

/** The object at `key`, empty when there is none. */
export function mapAt(map: PropertyMap, key: string): PropertyMap {
  const value = map[key];
  return isMap(value) ? value : {};
}
