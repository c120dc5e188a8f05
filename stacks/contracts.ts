import * as v from "valibot";
import { allowedRegions } from "../components/naming/index.ts";
import type { Layer } from "./stack-name.ts";

/**
 * What each layer hands to the layers after it. Outputs are a contract: they only grow, and a reader checks them
 * once, so that an old upstream stack is one clear message and not a wrong resource.
 */
const text = v.pipe(v.string(), v.nonEmpty());
const keyInRegion = v.object({ arn: text, keyId: text });
const keyByRegion = v.record(v.picklist(allowedRegions), keyInRegion);
const table = v.object({ name: text, arns: v.record(v.picklist(allowedRegions), text) });
const rolesByPurpose = v.object({ plan: text, deploy: text });

export const contracts = {
  foundation: v.object({
    /** Customer keys by data class, then by region. */
    keys: v.object({ phi: keyByRegion, operational: keyByRegion }),
    /** Roles GitHub Actions assumes, by lane and purpose. */
    deployRoles: v.object({ core: rolesByPurpose, edge: rolesByPurpose }),
    /** Every role that a deployment makes must name this permissions boundary. */
    workloadBoundaryArn: text,
    /** Present in the stack that owns the account's baseline. */
    audit: v.optional(
      v.object({
        trailArn: text,
        logGroupName: text,
        alarmTopicArn: text,
        /** Where buckets of a region send their access logs. */
        accessLogBuckets: v.record(v.picklist(allowedRegions), text),
      }),
    ),
  }),
  network: v.object({
    vpcId: text,
    /** The VPC's own range. */
    vpcCidr: text,
    /** Zone ids, in the order of the subnets. */
    zones: v.array(text),
    /** One subnet per zone and tier. Databases belong into `isolated`, workloads into `private`. */
    subnetIds: v.object({ public: v.array(text), private: v.array(text), isolated: v.array(text) }),
    /** Admits TLS from the VPC to AWS services. */
    endpointSecurityGroupId: text,
    /** Addresses that partners see us come from. */
    egressAddresses: v.array(text),
  }),
  data: v.object({
    bookingDatabase: v.object({
      /** The global database, which a failover plan switches. */
      globalClusterId: text,
      databaseName: text,
      port: v.number(),
      /** By region. Only the region of the writer answers on `writeEndpoint`; both answer on `readEndpoint`. */
      inRegion: v.record(
        v.picklist(allowedRegions),
        v.object({
          clusterArn: text,
          /** What IAM calls the proxy: `arn:aws:rds-db:<region>:<account>:dbuser:<proxyResourceId>/<user>`. */
          proxyResourceId: text,
          writeEndpoint: text,
          readEndpoint: text,
          /** Workloads that use the database wear it. */
          clientSecurityGroupId: text,
        }),
      ),
    }),
    /** Global tables; one name, one ARN per region. */
    tables: v.object({ availability: table, notifications: table, waitlist: table }),
    /** Shards of one hospital's day in the availability table; the key functions want it. */
    shardsPerHospitalDay: v.number(),
    /** Locked vaults by region; none in development. */
    backupVaults: v.record(v.picklist(allowedRegions), v.object({ arn: text, airGappedArn: text })),
  }),
  events: v.object({
    /** Event buses by context. */
    buses: v.object({
      booking: v.object({ name: text, arn: text }),
      availability: v.object({ name: text, arn: text }),
      notifications: v.object({ name: text, arn: text }),
      waitlist: v.object({ name: text, arn: text }),
      operations: v.object({ name: text, arn: text }),
    }),
    /** Queues by consumer, then by the context whose events they hold. */
    queues: v.record(text, v.record(text, v.object({ url: text, arn: text, deadLettersUrl: text }))),
  }),
  workflows: v.object({
    /** Where publishers put events that survive a lost region, by context; in the primary region's stack. */
    ingestEndpointArns: v.record(text, text),
    /** What waits to be sent to patients, by channel. */
    channelQueues: v.record(text, v.object({ url: text, arn: text })),
    /** The Connect instance that takes calls. */
    callCenterArn: text,
  }),
  services: v.object({
    hospitals: v.number(),
    services: v.record(text, v.object({ namespace: text, minReplicas: v.number(), maxReplicas: v.number() })),
  }),
} as const satisfies Record<Layer, v.GenericSchema>;

/** The outputs of a layer as its readers see them. */
export type OutputsOf<L extends Layer> = v.InferOutput<(typeof contracts)[L]>;
