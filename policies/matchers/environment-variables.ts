import type { Audited } from "../audited.ts";
import { type Truth, truth } from "../truth.ts";
import { json, type View } from "../view.ts";
import { containers } from "./pods.ts";

export interface Variable {
  readonly name: string;
  readonly value: View;
}

/** Literal environment variables of a function, an ECS task or a pod; `unreadable` when the place itself is unknown. */
export function variablesOf(resource: Audited): {
  readonly variables: readonly Variable[];
  readonly unreadable: readonly Truth[];
} {
  if (resource.type === "aws:lambda/function:Function") {
    const map = resource.at("environment.variables");
    return {
      variables: map.entries().map(({ key, value }) => ({ name: key, value })),
      unreadable: map.unknown ? [truth(undefined, map.path)] : [],
    };
  }
  const found =
    resource.type === "aws:ecs/taskDefinition:TaskDefinition"
      ? json(resource.at("containerDefinitions")).items()
      : containers(resource);
  const named = (list: View) =>
    list.items().map((item) => ({ name: item.at("name").text ?? "", value: item.at("value") }));
  return {
    variables: found.flatMap((container) =>
      [...named(container.at("environment")), ...named(container.at("env"))].filter(
        ({ value }) => !container.unknown && value.value !== undefined,
      ),
    ),
    unreadable: found
      .filter((container) => container.unknown)
      .map((container) => truth(undefined, container.path)),
  };
}
