import { resourceRule } from "../../rule.ts";
import { or, when } from "../../truth.ts";
import { every, is, isAbsent, isSet, some, that, type View } from "../../view.ts";

/** A destination bucket's ARN names no region, so a bucket is judged where it is made; its explicit region, where given, is read. */
export const regionReplicationUsOnly = resourceRule({
  id: "region-replication-us-only",
  title: "Copies stay in allowed US regions",
  service: "DynamoDB",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.308(a)(1)(ii)(B)", "164.308(b)(1)"],
  hitrust: ["06.d"],
  nist: ["SA-9(5)", "AC-4"],
  fix: "Replicate only to regions on the allow-list.",
  types: [
    "aws:dynamodb/table:Table",
    "aws:dynamodb/tableReplica:TableReplica",
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    "aws:backup/plan:Plan",
    "aws:secretsmanager/secret:Secret",
    "aws:kms/replicaKey:ReplicaKey",
    "aws:ecr/replicationConfiguration:ReplicationConfiguration",
  ],
  uses: ["allowedRegions"],
  check: (resource, { settings }) => {
    const allowed = (view: View) => or(isAbsent(view), is(view, ...settings.allowedRegions));
    const arn = (view: View) =>
      that(view, ({ text }) => {
        const region = text?.split(":")[3] ?? "";
        return region === "" || settings.allowedRegions.includes(region);
      });
    switch (resource.type) {
      case "aws:dynamodb/table:Table":
        return when(isSet(resource.at("replicas")), "has no replicas", () =>
          every(resource.at("replicas"), (replica) =>
            is(replica.at("regionName"), ...settings.allowedRegions),
          ),
        );
      case "aws:secretsmanager/secret:Secret":
        return when(isSet(resource.at("replicas")), "has no replicas", () =>
          every(resource.at("replicas"), (replica) => is(replica.at("region"), ...settings.allowedRegions)),
        );
      case "aws:backup/plan:Plan":
        return when(
          some(resource.at("rules"), (rule) => isSet(rule.at("copyActions"))),
          "copies nothing",
          () =>
            every(resource.at("rules"), (rule) =>
              every(rule.at("copyActions"), (copy) => arn(copy.at("destinationVaultArn"))),
            ),
        );
      case "aws:ecr/replicationConfiguration:ReplicationConfiguration":
        return every(resource.at("replicationConfiguration.rules"), (rule) =>
          every(rule.at("destinations"), (destination) =>
            is(destination.at("region"), ...settings.allowedRegions),
          ),
        );
      case "aws:s3/bucketReplicationConfig:BucketReplicationConfig":
        return every(resource.at("rules"), (rule) => arn(rule.at("destination.bucket")));
      default:
        return allowed(resource.region);
    }
  },
});
