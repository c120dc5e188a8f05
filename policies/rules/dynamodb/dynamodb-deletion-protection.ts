import { resourceRule } from "../../rule.ts";
import { or, truth } from "../../truth.ts";
import { isTrue } from "../../view.ts";

/** Either stops a deletion; only the first stops one by hand. */
export const dynamodbDeletionProtection = resourceRule({
  id: "dynamodb-deletion-protection",
  title: "Tables resist deletion",
  service: "DynamoDB",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set deletionProtectionEnabled to true (or the resource option protect).",
  types: ["aws:dynamodb/table:Table"],
  check: (table) => or(isTrue(table.at("deletionProtectionEnabled")), truth(table.protect, "protect")),
  remedy: (table) =>
    table.protect || isTrue(table.at("deletionProtectionEnabled")).value !== false
      ? undefined
      : { deletionProtectionEnabled: true },
});
