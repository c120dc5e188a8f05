import type { Audited } from "../audited.ts";
import type { Context } from "../rule.ts";
import { type Judgement, notApplicable, type Truth } from "../truth.ts";
import { wildcardMatches } from "./wildcard.ts";

export const STACK = "pulumi:pulumi:Stack";

/** Judges the stack itself for something an account-baseline stack must hold. Other stacks owe nothing. */
export function baselineHolds(stack: Audited, { settings }: Context, present: () => Truth): Judgement {
  if (settings.baselineOwnedElsewhere)
    return notApplicable("the account baseline is declared to be owned by another stack");
  if (!settings.baselineStacks.some((pattern) => wildcardMatches(pattern, stack.stack))) {
    return notApplicable("not an account-baseline stack (setting baselineStacks)");
  }
  return present();
}
