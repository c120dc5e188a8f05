import {
  allowedRegions,
  type Environment,
  environments,
  type Region,
  regionOfShortName,
  shortNameOf,
} from "../components/naming/index.ts";
import type { Checked, Problem } from "../exchange/problem.ts";
import { shownValue } from "./shown-value.ts";

/**
 * The layers of the estate in the order of `pulumi up`. `regional` layers are one stack per region, so that a lost
 * region never blocks an update of the other; what is global by nature is one stack per environment. A layer may
 * read the outputs of its `upstream` layers and of no other.
 */
export const layers = {
  foundation: { regional: false, upstream: [] },
  network: { regional: true, upstream: ["foundation"] },
  data: { regional: false, upstream: ["foundation", "network"] },
  events: { regional: true, upstream: ["foundation"] },
  workflows: { regional: true, upstream: ["foundation", "data", "events"] },
  services: { regional: true, upstream: ["foundation", "events"] },
} as const satisfies Record<string, { readonly regional: boolean; readonly upstream: readonly string[] }>;

export type Layer = keyof typeof layers;
export const layerNames = Object.keys(layers) as readonly Layer[];

/** A stack's name taken apart. */
export interface StackIdentity {
  readonly stack: string;
  readonly layer: Layer;
  readonly environment: Environment;
  /** Present for regional layers, absent for global ones. */
  readonly region?: Region;
}

/** `Pulumi.<stack>.yaml`, where a stack's settings are. */
export function settingsFileOf(stack: string): string {
  return `Pulumi.${stack}.yaml`;
}

/** The name of a layer's stack; `region` is ignored for global layers. */
export function stackNameOf(layer: Layer, environment: Environment, region: Region | undefined): string {
  const parts = [layer, environment];
  return [...parts, ...(layers[layer].regional && region !== undefined ? [shortNameOf(region)] : [])].join(
    "-",
  );
}

/**
 * Takes `<layer>-<env>[-<region>]` apart and says everything that is wrong with it.
 *
 * @example
 * parseStackName("events-prod-use1") // layer events, environment prod, region us-east-1
 */
export function parseStackName(stack: string): Checked<StackIdentity> {
  const [layerName = "", environmentName = "", shortName, ...rest] = stack.split("-");
  const problems: Problem[] = [];
  const wrong = (part: string, found: string, wanted: string) =>
    problems.push({
      file: shownValue(settingsFileOf(stack)),
      path: `stack name: ${part}`,
      found: found === "" ? "nothing" : shownValue(found),
      wanted,
    });

  const layer = layerNames.find((name) => name === layerName);
  if (layer === undefined) wrong("layer", layerName, `one of ${layerNames.join(", ")}`);
  const environment = environments.find((name) => name === environmentName);
  if (environment === undefined) wrong("environment", environmentName, `one of ${environments.join(", ")}`);
  const region = shortName === undefined ? undefined : regionOfShortName(shortName);
  const shortNames = allowedRegions.map(shortNameOf).join(", ");
  if (layer !== undefined && layers[layer].regional && region === undefined) {
    wrong("region", shortName ?? "", `one of ${shortNames}, because ${layer} is one stack per region`);
  }
  if (layer !== undefined && !layers[layer].regional && shortName !== undefined) {
    wrong("region", shortName, `no region, because ${layer} is one stack per environment`);
  }
  if (rest.length > 0)
    wrong("end", `-${rest.join("-")}`, "<layer>-<environment>[-<region>] and nothing more");

  if (layer === undefined || environment === undefined || problems.length > 0) return { ok: false, problems };
  const identity = { stack, layer, environment };
  return { ok: true, value: region === undefined ? identity : { ...identity, region } };
}
