import { resourceRule } from "../../rule.ts";
import { isTrue } from "../../view.ts";

/** A key id without storageEncrypted leaves the storage plain. A member of a global cluster or a replica still has to say it. */
export const rdsEncrypted = resourceRule({
  id: "rds-encrypted",
  title: "Database storage is encrypted",
  service: "RDS",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set storageEncrypted to true (it cannot be changed later).",
  types: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
  check: (database) => isTrue(database.at("storageEncrypted")),
});
