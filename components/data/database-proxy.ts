import { Policy } from "@pulumi/aws/iam/policy.js";
import type { Cluster } from "@pulumi/aws/rds/cluster.js";
import { Proxy as DatabaseProxy } from "@pulumi/aws/rds/proxy.js";
import { ProxyDefaultTargetGroup } from "@pulumi/aws/rds/proxyDefaultTargetGroup.js";
import { ProxyEndpoint } from "@pulumi/aws/rds/proxyEndpoint.js";
import { ProxyTarget } from "@pulumi/aws/rds/proxyTarget.js";
import type * as pulumi from "@pulumi/pulumi";
import { workloadBoundaryArn } from "../foundation/index.ts";
import {
  arnOf,
  type Environment,
  type IdentityStatement,
  identityPolicy,
  physicalName,
  type Region,
  serviceTrust,
  shortNameOf,
} from "../naming/index.ts";
import { assumed } from "../surge/sourced.ts";
import { serviceRole } from "./service-role.ts";

/** The database users of the service. They hold `rds_iam` and have no password. */
export const databaseUsers = ["booking_app", "booking_readonly"] as const;

/** Share of the database's connections the proxy may open; the rest is for people in an emergency. */
const maxConnectionsPercent = assumed(90, "one tenth of the connections stays free for administration");
/** A caller waits this long for a connection before it is refused, less than the API's own limit of a second. */
const borrowSeconds = assumed(1, "callers shed load with Retry-After sooner than they queue");

export interface BookingProxyArgs {
  readonly region: Region;
  readonly accountId: string;
  readonly environment: Environment;
  /** Starts all names, for example `wardrail-prod-booking`. */
  readonly nameParts: readonly string[];
  readonly cluster: Cluster;
  /** The cluster's instances: a proxy registers with a cluster that has one. */
  readonly instances: readonly pulumi.Resource[];
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly securityGroupId: pulumi.Input<string>;
  readonly tags: Record<string, string>;
}

/**
 * One region's connection pool in front of the database: hundreds of pods start in a surge, and the database must not
 * spend it on opening connections. Callers sign in with their IAM role, and so does the proxy (end-to-end IAM
 * authentication), so no password exists that could be read or rotated. TLS is required on both sides.
 *
 * The default endpoint writes. Where the cluster is a read-only member of the global database it has no target until
 * that region is promoted; `readEndpoint` answers in both regions at all times.
 */
export function bookingProxy(
  name: string,
  args: BookingProxyArgs,
  opts: pulumi.CustomResourceOptions & { readonly dependsOn: pulumi.Resource[] },
): { readonly proxy: DatabaseProxy; readonly readEndpoint: ProxyEndpoint } {
  const { region, accountId, nameParts, cluster, tags } = args;
  const { dependsOn, ...child } = opts;
  const words = [...nameParts, "proxy", shortNameOf(region)];
  const policy = new Policy(
    `${name}-proxy-policy`,
    {
      name: physicalName("iam-policy", words),
      policy: cluster.clusterResourceId.apply((resourceId) => proxyPolicy({ region, accountId, resourceId })),
      tags,
    },
    child,
  );
  const { role, attachments } = serviceRole(
    `${name}-proxy`,
    {
      physicalName: physicalName("role", words),
      description: "The booking database proxy signs in to the database, as the service's users only",
      trust: serviceTrust({ service: "rds.amazonaws.com", accountId }),
      boundary: workloadBoundaryArn({ accountId, environment: args.environment }),
      policyArns: { connect: policy.arn },
      tags,
    },
    child,
  );
  const subnets = { vpcSubnetIds: [...args.subnetIds], vpcSecurityGroupIds: [args.securityGroupId] };
  const proxy = new DatabaseProxy(
    `${name}-proxy`,
    {
      ...subnets,
      name: physicalName("database", nameParts),
      region,
      engineFamily: "POSTGRESQL",
      defaultAuthScheme: "IAM_AUTH",
      requireTls: true,
      // Debug logs contain statements.
      debugLogging: false,
      idleClientTimeout: 1800,
      roleArn: role.arn,
      tags,
    },
    { ...child, dependsOn: [...attachments, ...dependsOn] },
  );
  const targetGroup = new ProxyDefaultTargetGroup(
    `${name}-proxy-pool`,
    {
      region,
      dbProxyName: proxy.name,
      connectionPoolConfig: {
        maxConnectionsPercent: maxConnectionsPercent.value,
        maxIdleConnectionsPercent: maxConnectionsPercent.value / 2,
        connectionBorrowTimeout: borrowSeconds.value,
      },
    },
    child,
  );
  new ProxyTarget(
    `${name}-proxy-target`,
    {
      region,
      dbProxyName: proxy.name,
      targetGroupName: targetGroup.name,
      dbClusterIdentifier: cluster.clusterIdentifier,
    },
    { ...child, dependsOn: [...args.instances] },
  );
  const readEndpoint = new ProxyEndpoint(
    `${name}-proxy-read-endpoint`,
    {
      ...subnets,
      region,
      dbProxyName: proxy.name,
      dbProxyEndpointName: physicalName("database-endpoint", [...nameParts, "read"]),
      targetRole: "READ_ONLY",
      tags,
    },
    child,
  );
  return { proxy, readEndpoint };
}

export type DatabaseUser = (typeof databaseUsers)[number];

/** What the proxy may do: sign in to one cluster, named by its resource id, as the service's users. */
export function proxyPolicy(cluster: Omit<ConnectFacts, "users">): string {
  return identityPolicy([connectStatement({ ...cluster, users: databaseUsers })]);
}

export interface ConnectFacts {
  readonly region: Region;
  readonly accountId: string;
  /** What IAM calls the thing signed in to: `cluster-…` for a cluster, `prx-…` for a proxy. */
  readonly resourceId: string;
  readonly users: readonly DatabaseUser[];
}

/**
 * Lets a role sign in as the named users and no others. Workloads sign in to the proxy of their region: `resourceId`
 * is then the data stack's `proxyResourceId`.
 */
export function connectStatement({ region, accountId, resourceId, users }: ConnectFacts): IdentityStatement {
  return {
    effect: "Allow",
    sid: "ConnectAsServiceUsers",
    actions: ["rds-db:connect"],
    resources: users.map((user) =>
      arnOf({ service: "rds-db", region, accountId, resource: `dbuser:${resourceId}/${user}` }),
    ),
  };
}
