import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { isSet, some, that } from "../../view.ts";

/** A key ARN names its region, so a key of another region is seen; an alias is looked up where the replica is. */
export const drSecretReplica = resourceRule({
  id: "dr-secret-replica",
  title: "Secrets of tier-0 services exist in the second region",
  service: "Secrets Manager",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(B)", "164.308(a)(7)(ii)(C)", "164.312(a)(2)(ii)"],
  hitrust: ["09.l", "12.c"],
  nist: ["CP-6", "CP-7", "CP-10"],
  fix: "Add a replica in the failover region, with a key of that region.",
  types: ["aws:secretsmanager/secret:Secret"],
  check: (secret) =>
    some(secret.at("replicas"), (replica) =>
      and(
        isSet(replica.at("region")),
        isSet(replica.at("kmsKeyId")),
        that(replica.at("kmsKeyId"), ({ text }) => {
          const region = /^arn:[^:]*:kms:([a-z0-9-]+):/.exec(text ?? "")?.[1];
          return (
            region === undefined || replica.at("region").unknown || region === replica.at("region").value
          );
        }),
      ),
    ),
});
