import { resourceRule } from "../../rule.ts";
import { isTrue } from "../../view.ts";

/** A wrong write is undone by going back before it. Replicas have a flag of their own. */
export const dynamodbPitr = resourceRule({
  id: "dynamodb-pitr",
  title: "Tables have point-in-time recovery",
  service: "DynamoDB",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  hitrust: ["09.l"],
  nist: ["CP-9", "CP-10", "SI-13"],
  fix: "Set pointInTimeRecovery.enabled to true.",
  types: ["aws:dynamodb/table:Table"],
  check: (table) => isTrue(table.at("pointInTimeRecovery.enabled")),
  remedy: (table) =>
    isTrue(table.at("pointInTimeRecovery.enabled")).value === false
      ? { "pointInTimeRecovery.enabled": true }
      : undefined,
});
