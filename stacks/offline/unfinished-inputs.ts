import type { Problem } from "../../exchange/problem.ts";
import type { GraphResource, PropertyValue } from "../../exchange/resource-graph.ts";

/**
 * Inputs made from a value that nobody computed: JavaScript writes it as `undefined` into a text, and a resource
 * with such a name or ARN must not pass for rendered.
 */
export function unfinishedInputs(stack: string, resources: readonly GraphResource[]): readonly Problem[] {
  return resources.flatMap(({ type, name, inputs }) =>
    textsIn(inputs, "")
      .filter(({ text }) => /(?<![A-Za-z])undefined(?![A-Za-z])/.test(text))
      .map(({ path }) => ({
        file: `stack ${stack}`,
        path: `${name}${path}`,
        found: "a text made from a value that is not there",
        wanted: `every output that ${type} is made from, computed in stacks/offline/computed-values.ts`,
      })),
  );
}

function textsIn(
  value: PropertyValue,
  path: string,
): readonly { readonly path: string; readonly text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}
