import { GlobalCluster } from "@pulumi/aws/rds/globalCluster.js";
import { getRandomPasswordOutput } from "@pulumi/aws/secretsmanager/getRandomPassword.js";
import * as pulumi from "@pulumi/pulumi";
import { type KeyRef, workloadBoundaryArn } from "../foundation/index.ts";
import {
  arnOf,
  type DataClass,
  type Ownership,
  physicalName,
  type RegionPair,
  serviceTrust,
  tagsOf,
} from "../naming/index.ts";
import type { InBothRegions } from "./both-regions.ts";
import type { DatabaseCapacity } from "./database-capacity.ts";
import { auroraEngine } from "./database-instances.ts";
import { postgresPort } from "./database-network.ts";
import { type RecoveryPoint, tierZeroRecoveryPoint } from "./database-parameters.ts";
import { type DatabaseNetwork, type RegionalDatabase, regionalDatabase } from "./database-region.ts";
import { serviceRole } from "./service-role.ts";

export interface BookingDatabaseArgs {
  readonly accountId: string;
  /** The writer starts in `primary`; after a failover it is in `secondary` and this stays as it is. */
  readonly regions: RegionPair;
  readonly networks: InBothRegions<DatabaseNetwork>;
  readonly keys: InBothRegions<KeyRef>;
  /** From `databaseCapacityOf`, so that the database follows the declared surge. Shapes the number of instances. */
  readonly capacity: DatabaseCapacity;
  /** Aurora PostgreSQL version of every member, for example `17.5`. */
  readonly engineVersion: string;
  /** Default: tier 0's recovery point, 60 s, held by pausing writes. */
  readonly recoveryPoint?: RecoveryPoint;
  readonly dataClass: DataClass;
  readonly ownership: Ownership;
}

const databaseName = "booking";
const masterUsername = "booking_owner";
const service = "booking";
const tier = 0;

/**
 * The appointments: Aurora PostgreSQL as a global database with one writer.
 *
 * Relational, because a double booking is stopped by an exclusion constraint on (practitioner, time range) (extension
 * `btree_gist`), which needs one writer that sees every booking, and because an appointment changes together with its
 * outbox event and its audit row. The other region replicates storage with about a second's lag; an unplanned
 * failover can lose that tail, which the outbox and the bus's archive rebuild. `recoveryPoint` bounds it.
 *
 * Encrypted with our key in both regions, TLS only, sign-in by IAM role, deletion protected, 35 days of
 * point-in-time recovery, audited statements without values (45 CFR 164.312(a)(2)(iv), (b), (c)(1), (e)(1)).
 *
 * What AWS does not offer for members of a global database: RDS-managed master passwords, reader autoscaling in the
 * read-only region, and different engine versions. So the master password is random, used by nobody and stored by no
 * one but the encrypted state: people and services hold `rds_iam`, and who needs the owner in an emergency sets a
 * new password, which CloudTrail records. Capacity is the same everywhere and derived, not scaled by AWS.
 *
 * @example
 * const plan = databaseCapacityOf({ hospitals: 200 });
 * new BookingDatabase("booking-database", { accountId, regions, networks, keys, capacity, engineVersion: "17.5",
 *   dataClass: "phi", ownership });
 */
export class BookingDatabase extends pulumi.ComponentResource {
  readonly databaseName = databaseName;
  readonly port = postgresPort;
  readonly inRegion: InBothRegions<RegionalDatabase>;
  /** What clients and IAM policies need to know, per region. */
  readonly endpoints: InBothRegions<DatabaseEndpoints>;
  readonly nodes: { readonly globalCluster: GlobalCluster };

  constructor(name: string, args: BookingDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
    const { regions, capacity, engineVersion, dataClass, ownership, accountId } = args;
    const recoveryPoint = args.recoveryPoint ?? tierZeroRecoveryPoint;
    super(
      "wardrail:data:BookingDatabase",
      name,
      { regions, engineVersion, capacity, recoveryPoint, dataClass, tier },
      opts,
    );
    const child = { parent: this };
    const tags = tagsOf(ownership, { service, dataClass, tier });
    const nameParts = ["wardrail", ownership.environment, service];

    const globalCluster = new GlobalCluster(
      `${name}-global`,
      {
        globalClusterIdentifier: physicalName("database", nameParts),
        region: regions.primary,
        engine: auroraEngine,
        engineVersion,
        databaseName,
        storageEncrypted: true,
        deletionProtection: true,
        tags,
      },
      { ...child, protect: true },
    );
    const monitoring = serviceRole(
      `${name}-monitoring`,
      {
        physicalName: physicalName("role", [...nameParts, "database-monitoring"]),
        description: "RDS writes the operating system metrics of the booking database",
        trust: serviceTrust({
          service: "monitoring.rds.amazonaws.com",
          accountId,
          sourceArns: [regions.primary, regions.secondary].flatMap((region) =>
            ["cluster", "db"].map((kind) =>
              arnOf({ service: "rds", region, accountId, resource: `${kind}:${nameParts.join("-")}-*` }),
            ),
          ),
        }),
        boundary: workloadBoundaryArn({ accountId, environment: ownership.environment }),
        policyArns: { metrics: "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole" },
        tags,
      },
      child,
    );
    const member = (role: keyof RegionPair, rest: MemberFacts) =>
      regionalDatabase(
        `${name}-${role}`,
        {
          region: regions[role],
          accountId,
          environment: ownership.environment,
          nameParts,
          network: args.networks[role],
          key: args.keys[role],
          engineVersion,
          globalCluster,
          capacity,
          instanceCount: rest.instanceCount,
          recoveryPoint: rest.recoveryPoint,
          monitoringRoleArn: monitoring.role.arn,
          writerOnly: rest.writerOnly,
          tags,
        },
        { parent: this, dependsOn: [...monitoring.attachments, ...rest.after] },
      );
    const primary = member("primary", {
      instanceCount: capacity.writerRegionInstances,
      recoveryPoint,
      writerOnly: {
        databaseName,
        masterUsername,
        masterPasswordWo: unusedPassword(this, regions),
        masterPasswordWoVersion: 1,
      },
      after: [],
    });
    const secondary = member("secondary", {
      instanceCount: capacity.otherRegionInstances,
      recoveryPoint: "default",
      writerOnly: {},
      // A member that joins before the writer exists would have nothing to replicate.
      after: [...primary.instances],
    });

    this.inRegion = { primary, secondary };
    this.endpoints = { primary: endpointsOf(primary), secondary: endpointsOf(secondary) };
    this.nodes = { globalCluster };
    this.registerOutputs({ globalClusterId: globalCluster.id });
  }
}

export interface DatabaseEndpoints {
  readonly clusterArn: pulumi.Output<string>;
  /** What IAM calls the proxy in `rds-db:connect`: the last part of its ARN, `prx-…`. */
  readonly proxyResourceId: pulumi.Output<string>;
  /** Answers in the region of the writer only. */
  readonly writeEndpoint: pulumi.Output<string>;
  readonly readEndpoint: pulumi.Output<string>;
  readonly clientSecurityGroupId: pulumi.Output<string>;
}

function endpointsOf({ cluster, proxy, readEndpoint, securityGroups }: RegionalDatabase): DatabaseEndpoints {
  return {
    clusterArn: cluster.arn,
    proxyResourceId: proxy.arn.apply((arn) => arn.split(":").at(-1) ?? ""),
    writeEndpoint: proxy.endpoint,
    readEndpoint: readEndpoint.endpoint,
    clientSecurityGroupId: securityGroups.client.id,
  };
}

interface MemberFacts
  extends Pick<Parameters<typeof regionalDatabase>[1], "instanceCount" | "recoveryPoint" | "writerOnly"> {
  readonly after: readonly pulumi.Resource[];
}

/** RDS wants a password once; nobody ever needs this one. Letters and digits, because RDS refuses some signs. */
function unusedPassword(parent: pulumi.Resource, { primary }: RegionPair): pulumi.Output<string> {
  const question = { passwordLength: 64, excludePunctuation: true, region: primary };
  return pulumi.secret(getRandomPasswordOutput(question, { parent }).randomPassword);
}
