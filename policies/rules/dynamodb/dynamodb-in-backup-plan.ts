import { inBackupPlan } from "../../matchers/backup.ts";
import { stackRule } from "../../rule.ts";

/** Point-in-time recovery ends after 35 days and dies with the table. */
export const dynamodbInBackupPlan = stackRule({
  id: "dynamodb-in-backup-plan",
  title: "Tables belong to a backup plan",
  service: "DynamoDB",
  severity: "high",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  hitrust: ["09.l"],
  nist: ["CP-9", "CP-10", "SI-13"],
  fix: "Choose the table in a backup Selection, by ARN or tag.",
  types: ["aws:dynamodb/table:Table"],
  check: (table, context) =>
    inBackupPlan(context, table, (name) => `arn:aws:dynamodb:us-east-1:123456789012:table/${name}`),
});
