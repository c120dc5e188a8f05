import type { Problem } from "../../../exchange/problem.ts";
import {
  type GraphResource,
  isMap,
  isUnknown,
  type PropertyMap,
  type PropertyValue,
  reveal,
} from "../../../exchange/resource-graph.ts";

/** Reads typed fields from a resource's inputs and collects every problem with its path. */
export interface FieldReader {
  /** The map at `path`, empty when absent. */
  map(path: string): PropertyMap;
  list(path: string): readonly PropertyValue[];
  value(path: string): PropertyValue | undefined;
  text(path: string): string | undefined;
  /** A whole number of at least `least`; `undefined` when absent; a problem when it is anything else. */
  whole(path: string, least: number, most?: number): number | undefined;
  number(path: string, least: number): number | undefined;
  problem(path: string, found: string, wanted: string): void;
}

/** Dotted paths with list positions, for example `spec.metrics.0.type`. */
export function readFields(resource: GraphResource, file: string, problems: Problem[]): FieldReader {
  const problem = (path: string, found: string, wanted: string): void => {
    problems.push({ file, path: `${resource.name}.${path}`, found, wanted });
  };
  const value = (path: string): PropertyValue | undefined => {
    let current: PropertyValue | undefined = resource.inputs;
    for (const part of path.split(".")) {
      const revealed = reveal(current);
      if (Array.isArray(revealed)) current = (revealed as readonly PropertyValue[])[Number(part)];
      else if (isMap(revealed)) current = revealed[part];
      else return undefined;
    }
    return reveal(current);
  };
  const known = (path: string): PropertyValue | undefined => {
    const found = value(path);
    if (!isUnknown(found)) return found ?? undefined;
    problem(path, "a value that is known only after deployment", "a value known before it");
    return undefined;
  };
  const number = (path: string, least: number, whole: boolean, most = Number.POSITIVE_INFINITY) => {
    const found = known(path);
    if (found === undefined) return undefined;
    const fits =
      typeof found === "number" && found >= least && found <= most && (!whole || Number.isInteger(found));
    if (fits) return found;
    const range = most === Number.POSITIVE_INFINITY ? `of at least ${least}` : `from ${least} to ${most}`;
    problem(path, JSON.stringify(found), `a ${whole ? "whole " : ""}number ${range}`);
    return undefined;
  };
  return {
    value,
    problem,
    map(path) {
      const found = known(path);
      if (found === undefined) return {};
      if (isMap(found)) return found;
      problem(path, JSON.stringify(found), "an object");
      return {};
    },
    list(path) {
      const found = known(path);
      if (found === undefined) return [];
      if (Array.isArray(found)) return found as readonly PropertyValue[];
      problem(path, JSON.stringify(found), "a list");
      return [];
    },
    text(path) {
      const found = known(path);
      if (found === undefined || typeof found === "string") return found;
      problem(path, JSON.stringify(found), "a string");
      return undefined;
    },
    whole: (path, least, most) => number(path, least, true, most),
    number: (path, least) => number(path, least, false),
  };
}
