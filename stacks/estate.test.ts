import { describe, expect, it } from "vitest";
import type { ResourceGraph } from "../exchange/resource-graph.ts";
import { at, input, renderReferenceEstate } from "./rendered-estate.ts";

const { graphs, everything } = await renderReferenceEstate();
const isComponent = (urn: string | undefined) => urn?.split("::")[2]?.startsWith("wardrail:") === true;

/** Settings of an account or region that must not be switched off with a stack. */
const accountGuards = [
  "aws:ebs/encryptionByDefault:EncryptionByDefault",
  "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
  "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess",
  "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults",
  "aws:ec2/serialConsoleAccess:SerialConsoleAccess",
  "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
];
const recordBucketTypes = [
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketLogging:BucketLogging",
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "aws:s3/bucketVersioning:BucketVersioning",
];

/** Stores and their backups; backups and tables stay when a stack goes. */
const databaseTypes = [
  "aws:rds/globalCluster:GlobalCluster",
  "aws:rds/cluster:Cluster",
  "aws:rds/clusterInstance:ClusterInstance",
];
const retainedStoreTypes = [
  "aws:dynamodb/table:Table",
  "aws:backup/vault:Vault",
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault",
];

/** What patients know or chose: telephone numbers stay when a stack goes, and who opted out stays opted out. */
const patientFacing = [
  "aws:connect/phoneNumber:PhoneNumber",
  "aws:pinpoint/smsvoicev2OptOutList:Smsvoicev2OptOutList",
  "aws:pinpoint/smsvoicev2PhoneNumber:Smsvoicev2PhoneNumber",
];
/** Where mail, texts and calls come from: a new one works only after people outside have done their part. */
const patientOrigins = [
  "aws:connect/instance:Instance",
  "aws:pinpoint/smsvoicev2Pool:Smsvoicev2Pool",
  "aws:sesv2/emailIdentity:EmailIdentity",
];

describe("the reference estate", () => {
  it("is ten stacks, the regional layers in both regions", () => {
    expect(graphs.map(({ stack }) => stack)).toEqual([
      "foundation-prod",
      "network-prod-use1",
      "network-prod-usw2",
      "data-prod",
      "events-prod-use1",
      "events-prod-usw2",
      "workflows-prod-use1",
      "workflows-prod-usw2",
      "services-prod-use1",
      "services-prod-usw2",
    ]);
  });

  it("has the same resources in both regions, each in its own", () => {
    for (const layer of ["network", "events", "services"]) {
      const [east, west] = ["use1", "usw2"].map((region) =>
        graphs.find(({ stack }) => stack === `${layer}-prod-${region}`),
      );
      const shape = (graph: ResourceGraph | undefined) =>
        graph?.resources
          .filter(({ type }) => !type.startsWith("pulumi:"))
          .map(({ type, name }) => `${type} ${name}`)
          .sort();
      expect(shape(east)).toEqual(shape(west));
      expect(new Set(east?.resources.flatMap(({ region }) => region ?? []))).not.toContain("us-west-2");
      expect(new Set(west?.resources.flatMap(({ region }) => region ?? []))).not.toContain("us-east-1");
    }
  });

  it("has every resource below a component or named for the whole stack", () => {
    const loose = everything.filter(
      (resource) => resource.custom && !resource.type.startsWith("pulumi:") && !isComponent(resource.parent),
    );
    expect(loose.map(({ name }) => name)).toEqual(["event-log-delivery", "event-log-delivery"]);
  });

  it("starts every child's name with its component's", () => {
    for (const resource of everything) {
      const component = resource.parent?.split("::").at(-1);
      if (!isComponent(resource.parent) || component === undefined) continue;
      expect(resource.name.startsWith(`${component}-`), resource.urn).toBe(true);
    }
  });

  it("tags everything that takes tags with class, owner, tier and recovery goals", () => {
    const taggable = new Set([
      "aws:kms/key:Key",
      "aws:kms/replicaKey:ReplicaKey",
      "aws:sqs/queue:Queue",
      "aws:cloudwatch/eventBus:EventBus",
      "aws:cloudwatch/eventRule:EventRule",
      "aws:cloudwatch/logGroup:LogGroup",
      "aws:cloudwatch/logDelivery:LogDelivery",
      "aws:cloudwatch/logDeliverySource:LogDeliverySource",
      "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination",
    ]);
    const tagged = everything.filter((resource) => taggable.has(resource.type));
    expect(tagged.length).toBeGreaterThan(50);
    for (const resource of tagged) {
      const tags = input(resource, "tags");
      expect(tags, resource.urn).toMatchObject({
        "wardrail:data-class": expect.stringMatching(/^(phi|operational)$/),
        "wardrail:environment": "prod",
        "wardrail:owner": "scheduling-platform",
        "wardrail:tier": expect.stringMatching(/^[012]$/),
        "wardrail:rpo-minutes": expect.stringMatching(/^\d+$/),
        "wardrail:rto-minutes": expect.stringMatching(/^\d+$/),
      });
    }
  });

  it("encrypts every store with the key of its data class, in its own region", () => {
    const keyInput: Readonly<Record<string, string>> = {
      "aws:sqs/queue:Queue": "kmsMasterKeyId",
      "aws:cloudwatch/eventBus:EventBus": "kmsKeyIdentifier",
      "aws:cloudwatch/eventArchive:EventArchive": "kmsKeyIdentifier",
      "aws:cloudwatch/logGroup:LogGroup": "kmsKeyId",
    };
    const keys = at(graphs[0]?.outputs, "keys");
    const auditKey = everything.find(({ name }) => name === "audit-key")?.outputs["arn"];
    for (const resource of everything) {
      const property = keyInput[resource.type];
      if (property === undefined) continue;
      const dataClass = String(input(resource, "tags", "wardrail:data-class") ?? "");
      const ofContext = resource.urn.includes("::operations-") ? "operational" : "phi";
      const key = at(keys, dataClass === "" ? ofContext : dataClass, resource.region ?? "", "arn");
      expect(key, resource.urn).toBeDefined();
      // A consumer of that name keeps events, not the account's record of activity.
      const isConsumer = resource.urn.includes("wardrail:events:Subscription");
      const isAudit = !isConsumer && input(resource, "tags", "wardrail:service") === "audit";
      expect(input(resource, property), resource.urn).toBe(isAudit ? auditKey : key);
    }
  });

  it("bounds every role of a deployment, except those that copy stores, which say why", () => {
    const boundary = at(graphs[0]?.outputs, "workloadBoundaryArn");
    const roles = everything.filter(
      ({ type, urn }) =>
        type === "aws:iam/role:Role" &&
        !urn.includes("::wardrail:foundation:") &&
        !urn.startsWith("urn:pulumi:foundation-"),
    );
    const unbounded = roles.filter((role) => input(role, "permissionsBoundary") === undefined);
    expect(unbounded.map(({ name }) => name).sort()).toEqual(["backups-backup-role", "backups-restore-role"]);
    for (const role of roles) {
      if (!unbounded.includes(role)) expect(input(role, "permissionsBoundary"), role.urn).toBe(boundary);
    }
    const layersWithRoles = new Set(
      roles.map(({ urn }) => urn.split("::")[0]?.replace(/^urn:pulumi:|-prod.*$/g, "")),
    );
    expect([...layersWithRoles].sort()).toEqual(["data", "network", "workflows"]);
  });

  it("protects what holds data, and keeps records and keys when a stack goes", () => {
    const protectedTypes = [
      "aws:kms/key:Key",
      "aws:kms/replicaKey:ReplicaKey",
      "aws:sqs/queue:Queue",
      "aws:cloudwatch/eventBus:EventBus",
      "aws:cloudwatch/eventArchive:EventArchive",
      "aws:cloudwatch/logGroup:LogGroup",
      "aws:cloudtrail/trail:Trail",
      "aws:sns/topic:Topic",
      "aws:guardduty/detector:Detector",
      "aws:ec2/vpc:Vpc",
      "aws:ec2/subnet:Subnet",
      "aws:ec2/eip:Eip",
      "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
      "aws:iam/serviceLinkedRole:ServiceLinkedRole",
      ...accountGuards,
      ...recordBucketTypes,
      ...databaseTypes,
      ...retainedStoreTypes,
      ...patientFacing,
      ...patientOrigins,
      "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
      "kubernetes:core/v1:Namespace",
    ];
    const retained = [
      "aws:kms/key:Key",
      "aws:kms/replicaKey:ReplicaKey",
      "aws:cloudwatch/eventArchive:EventArchive",
      "aws:cloudwatch/logGroup:LogGroup",
      "aws:cloudtrail/trail:Trail",
      "aws:iam/serviceLinkedRole:ServiceLinkedRole",
      ...recordBucketTypes,
      ...retainedStoreTypes,
      ...patientFacing,
    ];
    for (const resource of everything) {
      // Boundaries are protected, other policies are not; the deploy identity's test tells them apart.
      if (resource.type === "aws:iam/policy:Policy") continue;
      expect(resource.protect, resource.urn).toBe(protectedTypes.includes(resource.type));
      expect(resource.retainOnDelete, resource.urn).toBe(retained.includes(resource.type));
    }
  });
});
