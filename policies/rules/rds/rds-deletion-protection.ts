import { resourceRule } from "../../rule.ts";
import { isTrue } from "../../view.ts";

/** protect stops Pulumi, not a person at the console. */
export const rdsDeletionProtection = resourceRule({
  id: "rds-deletion-protection",
  title: "Databases resist deletion",
  service: "RDS",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set deletionProtection to true.",
  types: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
  check: (database) => isTrue(database.at("deletionProtection")),
  remedy: (database) =>
    isTrue(database.at("deletionProtection")).value === false ? { deletionProtection: true } : undefined,
});
