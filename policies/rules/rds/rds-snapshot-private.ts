import { resourceRule } from "../../rule.ts";
import { and, not } from "../../truth.ts";
import { is, isSet, some } from "../../view.ts";

/** all is the public group. */
export const rdsSnapshotPrivate = resourceRule({
  id: "rds-snapshot-private",
  title: "Database snapshots are encrypted and not shared",
  service: "RDS",
  severity: "critical",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  hitrust: ["01.n", "01.v"],
  nist: ["AC-3", "AC-6", "SC-7", "SC-7(3)"],
  fix: 'Remove "all" from sharedAccounts; give copies a kmsKeyId.',
  types: [
    "aws:rds/snapshot:Snapshot",
    "aws:rds/clusterSnapshot:ClusterSnapshot",
    "aws:rds/snapshotCopy:SnapshotCopy",
    "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy",
  ],
  check: (snapshot) =>
    and(
      not(some(snapshot.at("sharedAccounts"), (account) => is(account, "all"))),
      ...(snapshot.type.endsWith("Copy") ? [isSet(snapshot.at("kmsKeyId"))] : []),
    ),
});
