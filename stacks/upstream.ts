import * as pulumi from "@pulumi/pulumi";
import * as v from "valibot";
import type { Region } from "../components/naming/index.ts";
import { InputError, type Problem } from "../exchange/problem.ts";
import { contracts, type OutputsOf } from "./contracts.ts";
import type { Settings } from "./settings.ts";
import { type Layer, type layers, stackNameOf } from "./stack-name.ts";

/** The layers that stacks of layer `L` may read. */
type UpstreamOf<L extends Layer> = (typeof layers)[L]["upstream"][number];

/**
 * The outputs of an upstream stack, checked against its contract. They are plain values, not `Output`s: a deployed
 * stack's outputs are known even in a preview, and what they shape can be decided on. Throws an {@link InputError}
 * that names what is missing and how to get it.
 *
 * @example
 * const { keys } = await readUpstream(settings, "foundation");
 */
export async function readUpstream<S extends Settings, const L extends UpstreamOf<S["layer"]>>(
  settings: S,
  layer: L,
  /** Whose stack of a regional layer; default: the region of the stack that reads. */
  regionOfLayer?: Region,
): Promise<OutputsOf<L>> {
  const own = "region" in settings ? settings.region : undefined;
  const stack = stackNameOf(layer, settings.environment, regionOfLayer ?? own);
  const reference = new pulumi.StackReference(stack, {
    name: `${pulumi.getOrganization()}/${pulumi.getProject()}/${stack}`,
  });
  const contract = contracts[layer];
  const outputs: Record<string, unknown> = {};
  for (const name of Object.keys(contract.entries)) {
    const { value, secretValue } = await reference.getOutputDetails(name);
    outputs[name] = value ?? secretValue;
  }
  const checked = v.safeParse(contract, outputs);
  if (checked.success) return checked.output as OutputsOf<L>;
  throw new InputError(checked.issues.map((issue) => missing(stack, issue)));
}

function missing(stack: string, issue: v.BaseIssue<unknown>): Problem {
  return {
    file: `outputs of stack ${stack}`,
    path: v.getDotPath(issue) ?? "",
    found: issue.received === "undefined" ? "nothing" : issue.received,
    wanted: `${issue.expected ?? "a value"}; bring the stack up to date first: pulumi up -s ${stack}`,
  };
}
