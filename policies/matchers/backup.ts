import type { Audited } from "../audited.ts";
import type { Context } from "../rule.ts";
import { and, no, not, or, type Truth, truth } from "../truth.ts";
import { every, is, some, type View } from "../view.ts";
import { wildcardMatches } from "./wildcard.ts";

export const SELECTION = "aws:backup/selection:Selection";

/** Tags under the exact key, as AWS Backup compares them. */
function hasTag(resource: Audited, key: string, value: View): Truth {
  const tags = resource.at("tags");
  if (tags.unknown || value.unknown) return truth(undefined, "tags");
  return truth(
    tags.entries().some((entry) => entry.key === key && entry.value.value === value.value),
    "tags",
  );
}

/**
 * A backup selection of the stack chooses the resource: by ARN or ARN pattern (narrowed by the selection's
 * conditions), or by a tag. `arnOf` makes the ARN that a pattern is tried on from the resource's name.
 */
export function inBackupPlan({ estate }: Context, resource: Audited, arnOf: (name: string) => string): Truth {
  const probes = [...resource.identities].map((identity) =>
    identity.startsWith("arn:") ? identity : arnOf(identity),
  );
  const chosen = (selection: Audited, list: string) =>
    some(selection.at(list), (item) =>
      or(
        truth(
          item.text !== undefined && probes.some((arn) => wildcardMatches(item.text ?? "", arn)),
          item.path,
        ),
        estate.names(selection, item, list, resource),
      ),
    );
  const conditions = (selection: Audited) =>
    and(
      ...["stringEquals", "stringLikes"].map((operator) =>
        every(selection.at(`conditions`), (condition) =>
          every(condition.at(operator), (wanted) =>
            hasTag(
              resource,
              (wanted.at("key").text ?? "").replace(/^aws:ResourceTag\//, ""),
              wanted.at("value"),
            ),
          ),
        ),
      ),
    );
  return or(
    ...estate.ofType(SELECTION).map((selection) =>
      and(
        or(
          and(chosen(selection, "resources"), conditions(selection)),
          some(selection.at("selectionTags"), (wanted) =>
            and(
              is(wanted.at("type"), "STRINGEQUALS"),
              hasTag(resource, wanted.at("key").text ?? "", wanted.at("value")),
            ),
          ),
        ),
        not(chosen(selection, "notResources")),
      ),
    ),
    no,
  );
}
