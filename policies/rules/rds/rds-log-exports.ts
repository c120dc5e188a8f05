import { resourceRule } from "../../rule.ts";
import { truth } from "../../truth.ts";
import { includesAll, isSet } from "../../view.ts";

const LOG_TYPES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^aurora-postgresql/, ["postgresql"]],
  [/^postgres/, ["postgresql", "upgrade"]],
  [/^(aurora|aurora-mysql|mysql|mariadb)$/, ["audit", "error", "general", "slowquery"]],
  [/^(custom-)?oracle/, ["alert", "audit", "listener", "trace"]],
  [/^(custom-)?sqlserver/, ["agent", "error"]],
];

/** Which types there are depends on the engine; an engine without a list cannot be judged. */
export const rdsLogExports = resourceRule({
  id: "rds-log-exports",
  title: "Databases export every log type of their engine",
  service: "RDS",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(ii)(A)", "164.308(a)(5)(ii)(C)"],
  hitrust: ["09.aa"],
  nist: ["AU-2", "AU-3", "AU-12"],
  fix: "Export all log types of the engine.",
  types: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
  check: (database) => {
    const engine = database.at("engine");
    if (engine.unknown) return truth(undefined, engine.path);
    const types = LOG_TYPES.find(([pattern]) => pattern.test(engine.text ?? ""))?.[1];
    return types === undefined
      ? isSet(database.at("enabledCloudwatchLogsExports"))
      : includesAll(database.at("enabledCloudwatchLogsExports"), ...types);
  },
});
