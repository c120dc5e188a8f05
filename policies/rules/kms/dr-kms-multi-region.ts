import { isTierZero } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, or, when } from "../../truth.ts";
import { isTrue } from "../../view.ts";

const REPLICATED: readonly string[] = [
  "aws:dynamodb/table:Table",
  "aws:rds/cluster:Cluster",
  "aws:rds/globalCluster:GlobalCluster",
  "aws:s3/bucket:Bucket",
  "aws:secretsmanager/secret:Secret",
  "aws:cloudwatch/eventBus:EventBus",
];
const KEY_PROPERTIES = [
  "kmsKeyId",
  "kmsKeyArn",
  "serverSideEncryption.kmsKeyArn",
  "serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault.kmsMasterKeyId",
  "kmsKeyIdentifier",
] as const;

/** A replica that cannot decrypt is no replica. Keys count as used by a tier-0 store when one names them, or by their own tier tag. */
export const drKmsMultiRegion = stackRule({
  id: "dr-kms-multi-region",
  title: "Keys of replicated data are multi-region",
  service: "KMS",
  severity: "high",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(B)", "164.308(a)(7)(ii)(C)", "164.312(a)(2)(ii)"],
  hitrust: ["09.l", "12.c"],
  nist: ["CP-6", "CP-7", "CP-10"],
  fix: "Set multiRegion to true (before first use: it cannot be changed) or add a ReplicaKey in the failover region.",
  types: ["aws:kms/key:Key"],
  check: (key, { estate }) =>
    when(
      or(
        isTierZero(key),
        ...KEY_PROPERTIES.flatMap((property) =>
          estate
            .referring(property, key, ...REPLICATED)
            .map((store) => and(estate.refers(store, property, key), isTierZero(store))),
        ),
      ),
      "no tier-0 replicated store uses this key",
      () =>
        or(isTrue(key.at("multiRegion")), estate.some("aws:kms/replicaKey:ReplicaKey", "primaryKeyArn", key)),
    ),
});
