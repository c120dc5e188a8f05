import { stackRule } from "../../rule.ts";
import { and, not, notApplicable, or, truth } from "../../truth.ts";
import { is, isSet, matches, some } from "../../view.ts";

/** The default group does not require it. A group of another stack cannot be seen from here. */
export const redshiftRequireTls = stackRule({
  id: "redshift-require-tls",
  title: "Warehouses require TLS",
  service: "Redshift",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: "Name a ParameterGroup with require_ssl true.",
  types: ["aws:redshift/cluster:Cluster"],
  alone: {
    "aws:redshift/parameterGroup:ParameterGroup": {
      names: "name",
      of: "aws:redshift/cluster:Cluster",
      check: (group, { estate }) =>
        estate.ofType("aws:redshift/cluster:Cluster").length > 0
          ? notApplicable("judged with the cluster that names it")
          : some(group.at("parameters"), (item) =>
              and(is(item.at("name"), "require_ssl"), is(item.at("value"), "true", true, "1", 1)),
            ),
    },
  },
  check: (cluster, { estate }) => {
    const name = cluster.at("clusterParameterGroupName");
    const { found } = estate.named(
      cluster,
      "clusterParameterGroupName",
      "aws:redshift/parameterGroup:ParameterGroup",
    );
    const requires = found.map((group) =>
      some(group.at("parameters"), (item) =>
        and(is(item.at("name"), "require_ssl"), is(item.at("value"), "true", true, "1", 1)),
      ),
    );
    return found.length > 0
      ? or(...requires)
      : and(isSet(name), not(matches(name, /^default\./)), truth(undefined, name.path));
  },
});
