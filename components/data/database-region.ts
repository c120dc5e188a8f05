import type { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Cluster, type ClusterArgs } from "@pulumi/aws/rds/cluster.js";
import type { ClusterInstance } from "@pulumi/aws/rds/clusterInstance.js";
import { ClusterParameterGroup } from "@pulumi/aws/rds/clusterParameterGroup.js";
import type { GlobalCluster } from "@pulumi/aws/rds/globalCluster.js";
import type { Proxy as DatabaseProxy } from "@pulumi/aws/rds/proxy.js";
import type { ProxyEndpoint } from "@pulumi/aws/rds/proxyEndpoint.js";
import { SubnetGroup } from "@pulumi/aws/rds/subnetGroup.js";
import type * as pulumi from "@pulumi/pulumi";
import type { KeyRef } from "../foundation/index.ts";
import { type Environment, physicalName, type Region, shortNameOf } from "../naming/index.ts";
import type { DatabaseCapacity } from "./database-capacity.ts";
import { auroraEngine, databaseInstances, enhancedMonitoringSeconds } from "./database-instances.ts";
import { databaseLogGroups, databaseLogTypes } from "./database-logs.ts";
import { type DatabaseSecurityGroups, databaseSecurityGroups, postgresPort } from "./database-network.ts";
import { databaseParameters, parameterFamilyOf, type RecoveryPoint } from "./database-parameters.ts";
import { bookingProxy } from "./database-proxy.ts";
import { insightsRetentionDays, pointInTimeRecoveryDays } from "./service-limits.ts";

/** Where one region's part of the database is. */
export interface DatabaseNetwork {
  readonly vpcId: pulumi.Input<string>;
  /** Subnets without a way out, one per zone. */
  readonly isolatedSubnets: readonly IsolatedSubnet[];
}

export interface IsolatedSubnet {
  readonly id: pulumi.Input<string>;
  /** Zone name as RDS wants it, `us-east-1a`; not the zone id. */
  readonly zoneName: pulumi.Input<string>;
}

export interface RegionalDatabaseArgs {
  readonly region: Region;
  readonly accountId: string;
  readonly environment: Environment;
  /** Starts all names, for example `wardrail`, `prod`, `booking`. */
  readonly nameParts: readonly string[];
  readonly network: DatabaseNetwork;
  readonly key: KeyRef;
  readonly engineVersion: string;
  readonly globalCluster: GlobalCluster;
  readonly capacity: DatabaseCapacity;
  readonly instanceCount: number;
  readonly recoveryPoint: RecoveryPoint | "default";
  readonly monitoringRoleArn: pulumi.Input<string>;
  /** What only the cluster that writes may be given: database, master user and password. */
  readonly writerOnly: Pick<
    ClusterArgs,
    "masterUsername" | "masterPasswordWo" | "masterPasswordWoVersion" | "databaseName"
  >;
  readonly tags: Record<string, string>;
}

export interface RegionalDatabase {
  readonly region: Region;
  readonly cluster: Cluster;
  readonly instances: readonly ClusterInstance[];
  readonly subnetGroup: SubnetGroup;
  readonly parameterGroup: ClusterParameterGroup;
  readonly securityGroups: DatabaseSecurityGroups;
  readonly proxy: DatabaseProxy;
  readonly readEndpoint: ProxyEndpoint;
}

/** One region's member of the global database: cluster, instances in different zones, logs, and its proxy. */
export function regionalDatabase(
  name: string,
  args: RegionalDatabaseArgs,
  opts: { readonly parent: pulumi.Resource; readonly dependsOn: pulumi.Resource[] },
): RegionalDatabase {
  const { region, nameParts, key, tags, engineVersion } = args;
  const child = { parent: opts.parent };
  const clusterName = physicalName("database", [...nameParts, shortNameOf(region)]);
  const placed = { region, tags };

  const securityGroups = databaseSecurityGroups(
    name,
    {
      ...placed,
      vpcId: args.network.vpcId,
      physicalName: physicalName("database", [...nameParts, "database"]),
    },
    child,
  );
  const subnetGroup = new SubnetGroup(
    `${name}-subnets`,
    {
      ...placed,
      name: clusterName,
      description: "Isolated subnets of the booking database",
      subnetIds: args.network.isolatedSubnets.map(({ id }) => id),
    },
    child,
  );
  const parameterGroup = new ClusterParameterGroup(
    `${name}-parameters`,
    {
      ...placed,
      name: `${clusterName}-${parameterFamilyOf(engineVersion)}`,
      family: parameterFamilyOf(engineVersion),
      description: "TLS only, audited, no bound values in logs",
      parameters: databaseParameters(args.recoveryPoint).map((parameter) => ({ ...parameter })),
    },
    child,
  );
  const logs = databaseLogs(name, args, clusterName, child);
  const cluster = new Cluster(
    `${name}-cluster`,
    {
      ...placed,
      ...args.writerOnly,
      clusterIdentifier: clusterName,
      globalClusterIdentifier: args.globalCluster.id,
      engine: auroraEngine,
      engineMode: "provisioned",
      engineVersion: args.globalCluster.engineVersion,
      port: postgresPort,
      dbSubnetGroupName: subnetGroup.name,
      vpcSecurityGroupIds: [securityGroups.database.id],
      dbClusterParameterGroupName: parameterGroup.name,
      serverlessv2ScalingConfiguration: {
        minCapacity: args.capacity.minAcu,
        maxCapacity: args.capacity.maxAcu,
      },
      storageEncrypted: true,
      kmsKeyId: key.arn,
      iamDatabaseAuthenticationEnabled: true,
      enableGlobalWriteForwarding: false,
      enableHttpEndpoint: false,
      backupRetentionPeriod: pointInTimeRecoveryDays,
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: false,
      deletionProtection: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: `${clusterName}-final`,
      enabledCloudwatchLogsExports: [...databaseLogTypes],
      databaseInsightsMode: "advanced",
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: key.arn,
      performanceInsightsRetentionPeriod: insightsRetentionDays,
      monitoringInterval: enhancedMonitoringSeconds,
      monitoringRoleArn: args.monitoringRoleArn,
    },
    {
      ...child,
      dependsOn: [...opts.dependsOn, ...logs],
      protect: true,
      // AWS sets the source on whichever member replicates; taking it away would detach the member from the global
      // database. Members are upgraded together, through the global database's version. The password is another
      // random one in every run and counts only when the cluster is made.
      ignoreChanges: ["replicationSourceIdentifier", "engineVersion", "masterPasswordWo"],
    },
  );
  const instances = databaseInstances(
    name,
    {
      ...placed,
      cluster,
      subnetGroupName: subnetGroup.name,
      zoneNames: args.network.isolatedSubnets.map(({ zoneName }) => zoneName),
      count: args.instanceCount,
      key,
      monitoringRoleArn: args.monitoringRoleArn,
    },
    child,
  );
  const { proxy, readEndpoint } = bookingProxy(
    name,
    {
      ...placed,
      accountId: args.accountId,
      environment: args.environment,
      nameParts,
      cluster,
      instances,
      subnetIds: args.network.isolatedSubnets.map(({ id }) => id),
      securityGroupId: securityGroups.proxy.id,
    },
    { ...child, dependsOn: [...logs] },
  );
  return { region, cluster, instances, subnetGroup, parameterGroup, securityGroups, proxy, readEndpoint };
}

function databaseLogs(
  name: string,
  { region, environment, key, tags, nameParts }: RegionalDatabaseArgs,
  clusterName: string,
  opts: pulumi.CustomResourceOptions,
): readonly LogGroup[] {
  const ofCluster = databaseLogTypes.map(
    (type) => [type, `/aws/rds/cluster/${clusterName}/${type}`] as const,
  );
  const ofProxy = ["proxy", `/aws/rds/proxy/${physicalName("database", nameParts)}`] as const;
  // One per account and region, whatever the database: development shares the account and the group with staging.
  const ofAccount = environment === "dev" ? [] : [["os-metrics", "RDSOSMetrics"] as const];
  const groupNames = Object.fromEntries([...ofCluster, ofProxy, ...ofAccount]);
  return databaseLogGroups(name, { region, key, groupNames, tags }, opts);
}
