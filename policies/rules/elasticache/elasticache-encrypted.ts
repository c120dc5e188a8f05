import { resourceRule } from "../../rule.ts";
import { and, not } from "../../truth.ts";
import { is, isTrue } from "../../view.ts";

/** Mode preferred still takes plain connections. */
export const elasticacheEncrypted = resourceRule({
  id: "elasticache-encrypted",
  title: "Redis is encrypted at rest and in transit",
  service: "ElastiCache",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set atRestEncryptionEnabled and transitEncryptionEnabled to true; transitEncryptionMode required.",
  types: ["aws:elasticache/replicationGroup:ReplicationGroup"],
  check: (cache) =>
    and(
      isTrue(cache.at("atRestEncryptionEnabled")),
      isTrue(cache.at("transitEncryptionEnabled")),
      not(is(cache.at("transitEncryptionMode"), "preferred")),
    ),
});
