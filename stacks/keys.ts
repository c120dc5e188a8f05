import type { DataClass, Region } from "../components/naming/index.ts";
import { InputError } from "../exchange/problem.ts";
import type { OutputsOf } from "./contracts.ts";

/** The customer key of a data class as resources of `region` must name it; public data has none. */
export function keyIn(
  keys: OutputsOf<"foundation">["keys"],
  dataClass: Exclude<DataClass, "public">,
  region: Region,
): { readonly arn: string; readonly keyId: string } {
  const key = keys[dataClass][region];
  if (key !== undefined) return key;
  throw new InputError([
    {
      file: "outputs of the foundation stack",
      path: `keys.${dataClass}.${region}`,
      found: `keys in ${Object.keys(keys[dataClass]).join(", ") || "no region"}`,
      wanted: `a key or replica in ${region}: check wardrail:regions of the foundation stack`,
    },
  ]);
}
