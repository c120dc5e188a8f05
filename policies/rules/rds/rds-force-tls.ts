import { resourceRule } from "../../rule.ts";
import { and, no, not, or, when } from "../../truth.ts";
import { is, matches, some } from "../../view.ts";

/** Aurora reads these from the cluster's group, so an instance group of an Aurora family is not asked. */
export const rdsForceTls = resourceRule({
  id: "rds-force-tls",
  title: "Databases refuse clear-text sessions",
  service: "RDS",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: "Set rds.force_ssl to 1 (PostgreSQL, SQL Server) or require_secure_transport to ON (MySQL, MariaDB).",
  types: ["aws:rds/parameterGroup:ParameterGroup", "aws:rds/clusterParameterGroup:ClusterParameterGroup"],
  check: (group) => {
    const family = group.at("family");
    const parameter = (name: string, values: readonly (string | number)[]) =>
      some(group.at("parameters"), (item) => and(is(item.at("name"), name), is(item.at("value"), ...values)));
    const aurora = group.type === "aws:rds/parameterGroup:ParameterGroup" ? matches(family, /^aurora/) : no;
    return when(
      and(not(aurora), matches(family, /postgres|mysql|mariadb|sqlserver/)),
      "a family without such a parameter",
      () =>
        or(
          and(matches(family, /postgres|sqlserver/), parameter("rds.force_ssl", ["1", 1, "on"])),
          and(matches(family, /mysql|mariadb/), parameter("require_secure_transport", ["ON", "on", "1", 1])),
        ),
    );
  },
});
