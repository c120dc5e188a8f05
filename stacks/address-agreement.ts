import type { Problem } from "../exchange/problem.ts";
import type { StackConfig } from "./settings-reader.ts";
import { type Layer, parseStackName, settingsFileOf, stackNameOf } from "./stack-name.ts";

/** A stack and its settings as text. */
export interface ConfiguredStack {
  readonly stack: string;
  readonly config: StackConfig;
}

/**
 * Stacks of one environment that disagree about addresses. Each network stack states both regions' ranges and checks
 * them against each other; that helps only while all of them state the same ranges, and while services admit the
 * range their network has. Settings that cannot be read are left to the stack they belong to.
 */
export function addressDisagreements(stacks: readonly ConfiguredStack[]): readonly Problem[] {
  const networks = stacks.flatMap(({ stack, config }) => {
    const identity = identityOf(stack, "network");
    const cidrs = rangesOf(jsonOf(config, "network"));
    return identity === undefined || cidrs === undefined ? [] : [{ ...identity, cidrs }];
  });
  const betweenNetworks = networks.flatMap((one, index) =>
    networks
      .slice(0, index)
      .filter(({ environment }) => environment === one.environment)
      .slice(0, 1)
      .flatMap((first) =>
        [...new Set([...Object.keys(first.cidrs), ...Object.keys(one.cidrs)])]
          .filter((region) => first.cidrs[region] !== one.cidrs[region])
          .map((region) =>
            problem(
              one.stack,
              `network.cidrs.${region}`,
              one.cidrs[region],
              first.cidrs[region],
              first.stack,
            ),
          ),
      ),
  );
  const betweenLayers = stacks.flatMap(({ stack, config }) => {
    const identity = identityOf(stack, "services");
    if (identity?.region === undefined) return [];
    const { environment, region } = identity;
    const network = networks.find(
      (candidate) => candidate.stack === stackNameOf("network", environment, region),
    );
    const wanted = network?.cidrs[region];
    const found = textOf(jsonOf(config, "cluster"), "vpcCidr");
    if (network === undefined || wanted === undefined || found === undefined || found === wanted) return [];
    return [problem(stack, "cluster.vpcCidr", found, wanted, network.stack)];
  });
  return [...betweenNetworks, ...betweenLayers];
}

function identityOf(stack: string, layer: Layer) {
  const parsed = parseStackName(stack);
  return parsed.ok && parsed.value.layer === layer ? parsed.value : undefined;
}

function problem(
  stack: string,
  key: string,
  found: string | undefined,
  wanted: string | undefined,
  otherStack: string,
): Problem {
  return {
    file: settingsFileOf(stack),
    path: `wardrail:${key}`,
    found: found ?? "nothing",
    wanted: `${wanted ?? "nothing"}, as ${settingsFileOf(otherStack)} says`,
  };
}

function jsonOf({ values }: StackConfig, key: string): object | undefined {
  try {
    const value: unknown = JSON.parse(values[`wardrail:${key}`] ?? "");
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: object | undefined, key: string): string | undefined {
  const inner: unknown =
    value === undefined ? undefined : Object.entries(value).find(([name]) => name === key)?.[1];
  return typeof inner === "string" ? inner : undefined;
}

function rangesOf(plan: object | undefined): Readonly<Record<string, string>> | undefined {
  const cidrs: unknown =
    plan === undefined ? undefined : Object.entries(plan).find(([name]) => name === "cidrs")?.[1];
  if (typeof cidrs !== "object" || cidrs === null) return undefined;
  return Object.fromEntries(
    Object.entries(cidrs).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
