import { resourceRule } from "../../rule.ts";
import { and, not, or, truth, when, yes } from "../../truth.ts";
import { atLeast, is, isSet } from "../../view.ts";

/** A replication group is redis unless it says otherwise; memcached keeps nothing to back up. */
export const elasticacheRedisBackup = resourceRule({
  id: "elasticache-redis-backup",
  title: "Redis keeps snapshots for 15 days or more",
  service: "ElastiCache",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  hitrust: ["09.l"],
  nist: ["CP-9", "CP-10", "SI-13"],
  fix: "Set snapshotRetentionLimit to at least 15 days.",
  types: ["aws:elasticache/cluster:Cluster", "aws:elasticache/replicationGroup:ReplicationGroup"],
  uses: ["redisSnapshotDays"],
  check: (cache, { settings }) => {
    const engine = cache.at("engine");
    const group = cache.type === "aws:elasticache/replicationGroup:ReplicationGroup";
    const member = isSet(cache.at("replicationGroupId"));
    return when(
      and(
        or(is(engine, "redis", "valkey"), truth(group && engine.value === undefined, engine.path)),
        group ? yes : not(member),
      ),
      "not redis or valkey, or backed up by its group",
      () => atLeast(cache.at("snapshotRetentionLimit"), settings.redisSnapshotDays),
    );
  },
});
