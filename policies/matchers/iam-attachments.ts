import type { Audited } from "../audited.ts";
import type { Truth } from "../truth.ts";
import { and, type Judgement, notApplicable, truth } from "../truth.ts";
import type { View } from "../view.ts";
import { noAllow, type Statement } from "./iam-policy.ts";

export const IDENTITY_POLICIES = [
  "aws:iam/policy:Policy",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/userPolicy:UserPolicy",
  "aws:iam/groupPolicy:GroupPolicy",
  "aws:iam/role:Role",
] as const;

/** The policies a resource holds: its own document, or a role's inline ones. */
export function documents(resource: Audited): readonly View[] {
  if (resource.type !== "aws:iam/role:Role") return [resource.at("policy")];
  return resource
    .at("inlinePolicies")
    .items()
    .map((inline) => (inline.unknown ? inline : inline.at("policy")));
}

/** No Allow statement of any document satisfies the question. */
export function noGrant(resource: Audited, question: (statement: Statement) => Truth): Judgement {
  const found = documents(resource).filter((document) => document.value !== undefined);
  if (found.length === 0) return notApplicable("holds no policy");
  return and(
    ...found.map((document) =>
      document.unknown ? truth(undefined, document.path) : noAllow(document, question),
    ),
  );
}
