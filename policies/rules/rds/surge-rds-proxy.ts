import { autoscalersOf, declaredSurge } from "../../matchers/autoscaler.ts";
import { stackRule } from "../../rule.ts";
import { and, because, or, truth, when } from "../../truth.ts";
import { atLeast, isAbsent } from "../../view.ts";

/** A function or scaled Deployment uses the database when one of its values is made from the cluster. AWS's ceiling of 256 units bounds what is asked. */
export const surgeRdsProxy = stackRule({
  id: "surge-rds-proxy",
  title: "Relational stores survive connection storms",
  service: "RDS",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Put an RDS Proxy in front of the cluster and give it capacity for the surge.",
  types: ["aws:rds/cluster:Cluster"],
  uses: ["surgeMultiplier"],
  check: (cluster, { estate, settings }) => {
    const members = new Set([
      cluster.urn,
      ...estate
        .ofType("aws:rds/clusterInstance:ClusterInstance")
        .filter((member) => estate.refers(member, "clusterIdentifier", cluster).value === true)
        .map(({ urn }) => urn),
    ]);
    const users = estate
      .ofType("aws:lambda/function:Function", "kubernetes:apps/v1:Deployment")
      .filter((user) =>
        [...user.dependencies, ...Object.values(user.propertyDependencies).flat()].some((urn) =>
          members.has(urn),
        ),
      )
      .filter((user) => user.type.startsWith("aws:") || autoscalersOf(estate, user).found.length > 0);
    return when(
      truth(users.length > 0, "dependencies"),
      "no function or scaled Deployment of this stack uses it",
      () => {
        const scaling = cluster.at("serverlessv2ScalingConfiguration");
        const needed = Math.min(
          256,
          (scaling.at("minCapacity").number ?? 0.5) * (declaredSurge(cluster) ?? settings.surgeMultiplier),
        );
        return and(
          because(
            "no RDS Proxy fronts this cluster",
            estate.some("aws:rds/proxyTarget:ProxyTarget", "dbClusterIdentifier", cluster),
          ),
          or(isAbsent(scaling), atLeast(scaling.at("maxCapacity"), needed)),
        );
      },
    );
  },
});
