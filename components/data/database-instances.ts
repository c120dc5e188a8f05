import type { Cluster } from "@pulumi/aws/rds/cluster.js";
import { ClusterInstance } from "@pulumi/aws/rds/clusterInstance.js";
import type * as pulumi from "@pulumi/pulumi";
import type { KeyRef } from "../foundation/index.ts";
import type { Region } from "../naming/index.ts";
import { insightsRetentionDays } from "./service-limits.ts";

export const auroraEngine = "aurora-postgresql";
export const enhancedMonitoringSeconds = 15;
/** Trusts Amazon's current root, valid until 2061 (Aurora user guide, certificate authorities). */
const certificateAuthority = "rds-ca-rsa2048-g1";

export interface DatabaseInstancesArgs {
  readonly region: Region;
  readonly cluster: Cluster;
  readonly subnetGroupName: pulumi.Input<string>;
  /** Zone names of the cluster's subnets, such as `us-east-1a`. */
  readonly zoneNames: readonly pulumi.Input<string>[];
  readonly count: number;
  readonly key: KeyRef;
  readonly monitoringRoleArn: pulumi.Input<string>;
  readonly tags: Record<string, string>;
}

/** Instances go round the zones, so that one zone takes the fewest of them. */
export function databaseInstances(
  name: string,
  args: DatabaseInstancesArgs,
  opts: pulumi.CustomResourceOptions,
): readonly ClusterInstance[] {
  const { region, cluster, zoneNames, tags } = args;
  return Array.from({ length: args.count }, (_, index) => {
    const zoneName = zoneNames[index % zoneNames.length];
    return new ClusterInstance(
      `${name}-instance-${index + 1}`,
      {
        identifier: cluster.clusterIdentifier.apply((clusterName) => `${clusterName}-${index + 1}`),
        region,
        clusterIdentifier: cluster.id,
        engine: auroraEngine,
        instanceClass: "db.serverless",
        ...(zoneName === undefined ? {} : { availabilityZone: zoneName }),
        dbSubnetGroupName: args.subnetGroupName,
        publiclyAccessible: false,
        // Tiers 0 and 1 keep the writer's size, so whichever is promoted is large enough at once.
        promotionTier: Math.min(index, 1),
        // AWS does not act on it for members of a global database; they are upgraded together, by the version.
        autoMinorVersionUpgrade: true,
        caCertIdentifier: certificateAuthority,
        copyTagsToSnapshot: true,
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: args.key.arn,
        performanceInsightsRetentionPeriod: insightsRetentionDays,
        monitoringInterval: enhancedMonitoringSeconds,
        monitoringRoleArn: args.monitoringRoleArn,
        tags,
      },
      { ...opts, protect: true },
    );
  });
}
