import { describe, expect, it } from "vitest";
import type { GraphResource } from "../exchange/resource-graph.ts";
import { renderStack } from "./offline/index.ts";
import { input, renderReferenceEstate } from "./rendered-estate.ts";

const { graphs, ofType } = await renderReferenceEstate();
const one = (type: string): GraphResource => {
  const [found, ...rest] = ofType(type);
  return found !== undefined && rest.length === 0 ? found : expect.fail(`${rest.length + 1} of ${type}`);
};
const buckets = ofType("aws:s3/bucket:Bucket").filter(({ urn }) => urn.includes(":RecordBucket$"));
/** The part of a bucket's settings that is a resource of its own. */
const partOf = (bucket: GraphResource, type: string) =>
  ofType(type).find((part) => part.parent === bucket.parent && input(part, "bucket") === bucket.id);

describe("the audit trail", () => {
  const trail = one("aws:cloudtrail/trail:Trail");

  it("records the whole organisation in every region, signed, encrypted and searchable", () => {
    expect(trail.inputs).toMatchObject({
      isOrganizationTrail: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogging: true,
      enableLogFileValidation: true,
      insightSelectors: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }],
    });
    const key = ofType("aws:kms/key:Key").find(({ name }) => name === "audit-key");
    expect(trail.inputs["kmsKeyId"]).toBe(key?.outputs["arn"]);
    expect(key?.inputs["policy"]).toContain(trail.outputs["name"]);
    const group = ofType("aws:cloudwatch/logGroup:LogGroup").find(({ name }) => name === "audit-trail-log");
    expect(trail.inputs["cloudWatchLogsGroupArn"]).toBe(`${String(group?.outputs["arn"])}:*`);
    expect(group).toMatchObject({
      protect: true,
      retainOnDelete: true,
      inputs: { retentionInDays: 2192, skipDestroy: true, deletionProtectionEnabled: true },
    });
  });

  it("is kept when the stack is destroyed", () => {
    expect(trail).toMatchObject({ protect: true, retainOnDelete: true });
  });

  it("writes where nobody can delete for six years", () => {
    const bucket = buckets.find(({ id }) => id === trail.inputs["s3BucketName"]) ?? expect.fail("no bucket");
    expect(bucket.inputs).toMatchObject({ objectLockEnabled: true, forceDestroy: false });
    expect(
      partOf(bucket, "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration")?.inputs,
    ).toMatchObject({ rule: { defaultRetention: { mode: "COMPLIANCE", days: 2192 } } });
  });

  it("is copied, locks and all, to the second region under its own key", () => {
    const replication = one("aws:s3/bucketReplicationConfig:BucketReplicationConfig");
    expect(replication.inputs["bucket"]).toBe(trail.inputs["s3BucketName"]);
    const copies = buckets.find(({ name }) => name === "audit-trail-copies-bucket");
    expect(copies).toMatchObject({ region: "us-west-2", inputs: { objectLockEnabled: true } });
    const replica = ofType("aws:kms/replicaKey:ReplicaKey").find(({ name }) => name === "audit-replica");
    expect(input(replication, "rules", 0)).toMatchObject({
      status: "Enabled",
      deleteMarkerReplication: { status: "Disabled" },
      destination: {
        bucket: copies?.outputs["arn"],
        encryptionConfiguration: { replicaKmsKeyId: replica?.outputs["arn"] },
      },
    });
  });

  it("waits for its destinations' permissions, which CloudTrail tries out", () => {
    const waitsFor = trail.dependencies.map((urn) => urn.split("::").at(-1));
    expect(waitsFor).toEqual(
      expect.arrayContaining(["audit-trail-records-policy", "audit-trail-log-attachment"]),
    );
  });
});

describe("every bucket of records", () => {
  it.each(buckets.map((bucket) => [bucket.name, bucket] as const))("%s is private and kept", (_, bucket) => {
    expect(bucket).toMatchObject({ protect: true, retainOnDelete: true });
    expect(partOf(bucket, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock")?.inputs).toMatchObject({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(partOf(bucket, "aws:s3/bucketOwnershipControls:BucketOwnershipControls")?.inputs).toMatchObject({
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    expect(partOf(bucket, "aws:s3/bucketVersioning:BucketVersioning")?.inputs).toMatchObject({
      versioningConfiguration: { status: "Enabled" },
    });
    const policy = partOf(bucket, "aws:s3/bucketPolicy:BucketPolicy");
    expect(JSON.parse(String(policy?.inputs["policy"])).Statement[0]).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:*"],
      Resource: [bucket.outputs["arn"], `${String(bucket.outputs["arn"])}/*`],
    });
  });

  it("lets no record go before six years are over", () => {
    for (const bucket of buckets) {
      const lifecycle = partOf(bucket, "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");
      expect(input(lifecycle ?? bucket, "rules", 0), bucket.name).toMatchObject({
        expiration: { days: 2192 },
        noncurrentVersionExpiration: { noncurrentDays: 2192 },
      });
    }
  });

  it("logs its use in its own region, except where the logs themselves go", () => {
    for (const bucket of buckets) {
      const logging = partOf(bucket, "aws:s3/bucketLogging:BucketLogging");
      if (bucket.name.includes("access-logs")) {
        expect(logging, bucket.name).toBeUndefined();
        continue;
      }
      const target = buckets.find(({ id }) => id === logging?.inputs["targetBucket"]);
      expect(target?.name, bucket.name).toContain("access-logs");
      expect(target?.region).toBe(bucket.region);
    }
  });

  it("uses a customer key; the exception has a name that says why", () => {
    for (const bucket of buckets) {
      const rule = input(
        partOf(
          bucket,
          "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        ) ?? bucket,
        "rules",
        0,
      );
      const expected = bucket.name.includes("access-logs")
        ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
        : {
            applyServerSideEncryptionByDefault: {
              sseAlgorithm: "aws:kms",
              kmsMasterKeyId: expect.stringContaining(`:kms:${bucket.region}:`),
            },
            bucketKeyEnabled: true,
          };
      expect(rule, bucket.name).toEqual(expected);
    }
  });
});

describe("alarms on the trail", () => {
  it("each reach the encrypted topic, on a metric of the trail's log group", () => {
    const topic = one("aws:sns/topic:Topic");
    expect(String(topic.inputs["kmsMasterKeyId"])).toContain(":key/mrk-");
    const filters = new Map(
      ofType("aws:cloudwatch/logMetricFilter:LogMetricFilter").map((filter) => [
        filter.inputs["name"],
        filter,
      ]),
    );
    const alarms = ofType("aws:cloudwatch/metricAlarm:MetricAlarm").filter(({ name }) =>
      name.startsWith("audit-alarms-"),
    );
    expect(alarms).toHaveLength(filters.size);
    for (const alarm of alarms) {
      expect(alarm.inputs).toMatchObject({
        alarmActions: [topic.outputs["arn"]],
        actionsEnabled: true,
        treatMissingData: "notBreaching",
      });
      const filter = filters.get(String(alarm.inputs["metricName"]));
      expect(filter?.inputs["logGroupName"], alarm.name).toBe("/wardrail/prod/audit-trail");
    }
  });
});

describe("grave findings", () => {
  const inFoundation = (type: string) =>
    (graphs[0]?.resources ?? []).filter((resource) => resource.type === type);

  it("of both regions come together where the rule is", () => {
    const aggregator = one("aws:securityhub/findingAggregator:FindingAggregator");
    expect(aggregator).toMatchObject({ region: "us-east-1", inputs: { specifiedRegions: ["us-west-2"] } });
    const [rule] = inFoundation("aws:cloudwatch/eventRule:EventRule");
    expect(rule?.region).toBe("us-east-1");
    expect(JSON.parse(String(rule?.inputs["eventPattern"])).detail.findings.Severity).toEqual({
      Label: ["HIGH", "CRITICAL"],
    });
  });

  it("reach people without their text, and are kept when the topic fails", () => {
    const [target, ...others] = inFoundation("aws:cloudwatch/eventTarget:EventTarget");
    expect(others).toEqual([]);
    expect(target?.inputs["arn"]).toBe(one("aws:sns/topic:Topic").outputs["arn"]);
    expect(JSON.stringify(target?.inputs["inputTransformer"])).not.toContain("$.detail");
    const [queue] = inFoundation("aws:sqs/queue:Queue");
    expect(target?.inputs).toMatchObject({
      deadLetterConfig: { arn: queue?.outputs["arn"] },
      retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
    });
    expect(queue).toMatchObject({ protect: true, inputs: { messageRetentionSeconds: 1_209_600 } });
  });
});

describe("posture", () => {
  const regions = ["us-east-1", "us-west-2"];
  const regionsOf = (type: string) => ofType(type).map(({ region }) => region);

  it.each([
    "aws:cfg/recorderStatus:RecorderStatus",
    "aws:cfg/deliveryChannel:DeliveryChannel",
    "aws:cfg/conformancePack:ConformancePack",
    "aws:guardduty/detector:Detector",
    "aws:securityhub/account:Account",
    "aws:inspector2/enabler:Enabler",
    "aws:macie2/account:Account",
    "aws:ebs/encryptionByDefault:EncryptionByDefault",
    "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
    "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
  ])("has one %s in each region", (type) => expect(regionsOf(type)).toEqual(regions));

  it("records every type, and users in one region only", () => {
    expect(ofType("aws:cfg/recorder:Recorder").map(({ inputs }) => inputs["recordingGroup"])).toEqual([
      { allSupported: true, includeGlobalResourceTypes: true },
      { allSupported: true, includeGlobalResourceTypes: false },
    ]);
    for (const status of ofType("aws:cfg/recorderStatus:RecorderStatus")) {
      expect(status.inputs["isEnabled"]).toBe(true);
    }
  });

  it("judges only what is recorded: rules wait for the recorder to run", () => {
    for (const pack of ofType("aws:cfg/conformancePack:ConformancePack")) {
      const waitsFor = pack.dependencies.map((urn) => urn.split("::").at(-1));
      expect(waitsFor).toContain(pack.name.replace("hipaa-pack", "recorder-status"));
    }
  });

  it("watches running containers on EKS and Fargate", () => {
    const runtime = ofType("aws:guardduty/detectorFeature:DetectorFeature").filter(
      (feature) => input(feature, "name") === "RUNTIME_MONITORING",
    );
    expect(runtime).toHaveLength(2);
    for (const feature of runtime) {
      expect(feature.inputs).toMatchObject({
        status: "ENABLED",
        additionalConfigurations: [
          { name: "EKS_ADDON_MANAGEMENT", status: "ENABLED" },
          { name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "ENABLED" },
          { name: "EC2_AGENT_MANAGEMENT", status: "ENABLED" },
        ],
      });
    }
  });

  it("looks for unused access once, for outside access in each region", () => {
    const types = ofType("aws:accessanalyzer/analyzer:Analyzer").map(({ inputs }) => inputs["type"]);
    expect(types.sort()).toEqual(["ACCOUNT", "ACCOUNT", "ACCOUNT_UNUSED_ACCESS"]);
  });

  it("is left out, with the audit, where another stack owns the account's", async () => {
    const graph = await renderStack("foundation-prod", {
      overrides: { "foundation-prod": { "wardrail:accountBaselineOwnedBy": "foundation-staging" } },
    });
    const types = new Set(graph.resources.map(({ type }) => type));
    expect([...types].filter((type) => /cloudtrail|cfg|guardduty|OpenIdConnect|macie/.test(type))).toEqual(
      [],
    );
    expect(graph.outputs).not.toHaveProperty("audit");
    expect(graph.outputs).toHaveProperty("keys");
  });
});

describe("the foundation's outputs", () => {
  it("name the audit, the deploy roles and the boundary", () => {
    expect(graphs[0]?.outputs).toMatchObject({
      audit: {
        logGroupName: "/wardrail/prod/audit-trail",
        accessLogBuckets: {
          "us-east-1": "wardrail-prod-access-logs-111122223333-use1",
          "us-west-2": "wardrail-prod-access-logs-111122223333-usw2",
        },
      },
      deployRoles: { core: { deploy: "arn:aws:iam::111122223333:role/wardrail-prod-github-core-deploy" } },
      workloadBoundaryArn: "arn:aws:iam::111122223333:policy/wardrail-prod-boundary-workloads",
    });
  });
});

describe("deploy roles", () => {
  const roles = ofType("aws:iam/role:Role").filter(({ urn }) => urn.includes(":DeployIdentity$"));
  const policies = new Map(ofType("aws:iam/policy:Policy").map((policy) => [policy.outputs["arn"], policy]));

  it("are four, of one hour, each under its lane's protected boundary", () => {
    expect(roles.map(({ name }) => name).sort()).toEqual([
      "deploy-core-deploy",
      "deploy-core-plan",
      "deploy-edge-deploy",
      "deploy-edge-plan",
    ]);
    for (const role of roles) {
      expect(role.inputs["maxSessionDuration"]).toBe(3600);
      const boundary = policies.get(String(role.inputs["permissionsBoundary"]));
      expect(boundary).toMatchObject({
        name: role.name.replace(/-(plan|deploy)$/, "-boundary"),
        protect: true,
      });
    }
  });

  it("that plan are given reading and the state, and no way to change anything", () => {
    for (const role of roles.filter(({ name }) => name.endsWith("-plan"))) {
      const attached = ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
        .filter((attachment) => input(attachment, "role") === role.outputs["name"])
        .map((attachment) => policies.get(String(input(attachment, "policyArn")))?.name);
      expect(attached.sort()).toEqual([
        role.name.replace(/plan$/, "plan-state"),
        role.name.replace(/plan$/, "read"),
      ]);
    }
  });
});
