import { isDeepStrictEqual } from "node:util";
import * as v from "valibot";
import type { Problem } from "../exchange/problem.ts";
import type { ConfiguredStack } from "./address-agreement.ts";
import * as values from "./setting-values.ts";
import { shownValue } from "./shown-value.ts";
import { parseStackName, type StackIdentity, settingsFileOf, stackNameOf } from "./stack-name.ts";

/**
 * Settings that say one thing about a whole environment, however many stacks repeat them. Owner and cost centre are
 * not among them: a layer may have a team of its own.
 */
const statedOnce: Readonly<Record<string, v.GenericSchema<string, unknown>>> = {
  accountId: values.accountId,
  regions: values.regionPair,
  organization: values.organization,
  hospitals: values.hospitals,
  patientContact: values.patientContact,
};

/** The setting with which a stack says that it has no counterpart in the other region, and why. */
const singleRegionKey = "wardrail:singleRegionBecause";

type KnownStack = ConfiguredStack & { readonly identity: StackIdentity };

/**
 * What is wrong with environments as a whole, given all their stacks: a regional layer without a stack in one region
 * of the pair, which would leave that region without it unnoticed, and settings that say one thing in one stack and
 * another in the next. A layer that is meant to run in one region says so in the stack it has, with
 * `wardrail:singleRegionBecause: <reason>`. Settings that cannot be read are left to the stack they belong to.
 */
export function estateDisagreements(stacks: readonly ConfiguredStack[]): readonly Problem[] {
  const known = stacks.flatMap((configured) => {
    const parsed = parseStackName(configured.stack);
    return parsed.ok ? [{ ...configured, identity: parsed.value }] : [];
  });
  return [...Map.groupBy(known, ({ identity }) => identity.environment).values()].flatMap((environment) => [
    ...missingCounterparts(environment),
    ...Object.keys(statedOnce).flatMap((key) => contradictions(environment, key)),
  ]);
}

function missingCounterparts(environment: readonly KnownStack[]): readonly Problem[] {
  return environment.flatMap((one): readonly Problem[] => {
    const { layer, region } = one.identity;
    const regions = v.safeParse(values.regionPair, one.config.values["wardrail:regions"]);
    if (region === undefined || !regions.success) return [];
    const { primary, secondary } = regions.output;
    const other = region === primary ? secondary : primary;
    const counterpart = stackNameOf(layer, one.identity.environment, other);
    const exists = environment.some(({ stack }) => stack === counterpart);
    const isSingle = one.config.values[singleRegionKey] !== undefined;
    if (exists !== isSingle) return [];
    const [own, missing] = [settingsFileOf(one.stack), settingsFileOf(counterpart)];
    if (isSingle) {
      const wanted = "no such setting, or no such stack";
      return [{ file: own, path: singleRegionKey, found: `a reason, and ${missing}`, wanted }];
    }
    const wanted = `the settings of ${layer} in ${other}, a region that ${own} names; or in ${own} ${singleRegionKey}, the reason why ${layer} runs in one region`;
    return [{ file: missing, path: "", found: "no such file", wanted }];
  });
}

/** Stacks that differ from what most of the environment's stacks say; between equals, the first is believed. */
function contradictions(environment: readonly KnownStack[], key: string): readonly Problem[] {
  const schema = statedOnce[key];
  const stated = environment.flatMap(({ stack, config }) => {
    const text = config.values[`wardrail:${key}`];
    if (schema === undefined || text === undefined) return [];
    const read = v.safeParse(schema, text);
    return read.success ? [{ stack, text, value: read.output }] : [];
  });
  const supporters = (value: unknown) =>
    stated.filter((other) => isDeepStrictEqual(other.value, value)).length;
  const believed = stated.reduce<(typeof stated)[number] | undefined>(
    (best, one) => (best === undefined || supporters(one.value) > supporters(best.value) ? one : best),
    undefined,
  );
  if (believed === undefined) return [];
  return stated
    .filter(({ value }) => !isDeepStrictEqual(value, believed.value))
    .map(({ stack, text }) => ({
      file: settingsFileOf(stack),
      path: `wardrail:${key}`,
      found: shownValue(text),
      wanted: `${shownValue(believed.text)}, as ${settingsFileOf(believed.stack)} says`,
    }));
}
