import { beforeAll, describe, expect, it } from "vitest";
import { schedulingServices } from "../components/surge/index.ts";
import {
  type GraphResource,
  isMap,
  type PropertyValue,
  type ResourceGraph,
} from "../exchange/resource-graph.ts";
import { renderEstate } from "./offline/index.ts";

let graphs: readonly ResourceGraph[] = [];
beforeAll(async () => {
  graphs = await renderEstate({ environment: "prod" });
});

const everything = () =>
  graphs.flatMap(({ stack, resources }) => resources.map((resource) => ({ stack, resource })));
const ofType = (type: string) =>
  everything().flatMap(({ resource }) => (resource.type === type ? [resource] : []));
const at = (
  value: PropertyValue | undefined,
  ...path: readonly (string | number)[]
): PropertyValue | undefined =>
  path.reduce<PropertyValue | undefined>((inner, key) => {
    if (Array.isArray(inner)) return inner[Number(key)];
    return isMap(inner) ? inner[key] : undefined;
  }, value);
const input = (resource: GraphResource, ...path: readonly (string | number)[]) =>
  at(resource.inputs, ...path);
const isComponent = (urn: string | undefined) => urn?.split("::")[2]?.startsWith("wardrail:") === true;
const nameOf = ({ name }: GraphResource) => name;

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

describe("the reference estate", () => {
  it("is seven stacks, the regional layers in both regions", () => {
    expect(graphs.map(({ stack }) => stack)).toEqual([
      "foundation-prod",
      "network-prod-use1",
      "network-prod-usw2",
      "events-prod-use1",
      "events-prod-usw2",
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
    const loose = everything().filter(
      ({ resource }) =>
        resource.custom && !resource.type.startsWith("pulumi:") && !isComponent(resource.parent),
    );
    expect(loose.map(({ resource }) => resource.name)).toEqual(["event-log-delivery", "event-log-delivery"]);
  });

  it("starts every child's name with its component's", () => {
    for (const { resource } of everything()) {
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
    const tagged = everything().filter(({ resource }) => taggable.has(resource.type));
    expect(tagged.length).toBeGreaterThan(50);
    for (const { resource } of tagged) {
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
    const auditKey = ofType("aws:kms/key:Key").find(({ name }) => name === "audit-key")?.outputs["arn"];
    for (const { resource } of everything()) {
      const property = keyInput[resource.type];
      if (property === undefined) continue;
      const dataClass = String(input(resource, "tags", "wardrail:data-class") ?? "");
      const ofContext = resource.urn.includes("::operations-") ? "operational" : "phi";
      const key = at(keys, dataClass === "" ? ofContext : dataClass, resource.region ?? "", "arn");
      expect(key, resource.urn).toBeDefined();
      const isAudit = input(resource, "tags", "wardrail:service") === "audit";
      expect(input(resource, property), resource.urn).toBe(isAudit ? auditKey : key);
    }
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
    ];
    for (const { resource } of everything()) {
      // Boundaries are protected, other policies are not: told apart below, with the roles.
      if (resource.type === "aws:iam/policy:Policy") continue;
      expect(resource.protect, resource.urn).toBe(protectedTypes.includes(resource.type));
      expect(resource.retainOnDelete, resource.urn).toBe(retained.includes(resource.type));
    }
  });
});

describe("keys", () => {
  it("are multi-region, rotate every year and can be saved for 30 days", () => {
    const keys = ofType("aws:kms/key:Key");
    expect(keys.map(nameOf).sort()).toEqual(["audit-key", "operational-key", "phi-key"]);
    for (const key of keys) {
      expect(key.inputs).toMatchObject({
        multiRegion: true,
        enableKeyRotation: true,
        rotationPeriodInDays: 365,
        deletionWindowInDays: 30,
      });
    }
  });

  it("have a replica in the second region under the same policy", () => {
    for (const replica of ofType("aws:kms/replicaKey:ReplicaKey")) {
      const key = ofType("aws:kms/key:Key").find(
        ({ outputs }) => outputs["arn"] === input(replica, "primaryKeyArn"),
      );
      expect(replica.region).toBe("us-west-2");
      expect(key?.region).toBe("us-east-1");
      expect(input(replica, "policy")).toBe(key?.inputs["policy"]);
      expect(input(replica, "deletionWindowInDays")).toBe(30);
    }
  });
});

describe("buses", () => {
  it("have a dead-letter queue, an archive of six years, error logs without details and a policy, each", () => {
    const buses = ofType("aws:cloudwatch/eventBus:EventBus");
    expect(buses).toHaveLength(10);
    for (const bus of buses) {
      const arn = bus.outputs["arn"];
      const queue = ofType("aws:sqs/queue:Queue").find(
        ({ outputs }) => outputs["arn"] === input(bus, "deadLetterConfig", "arn"),
      );
      expect(queue?.parent).toBe(bus.parent);
      expect(input(bus, "logConfig")).toEqual({ includeDetail: "NONE", level: "ERROR" });
      const archive = ofType("aws:cloudwatch/eventArchive:EventArchive").find(
        (candidate) => input(candidate, "eventSourceArn") === arn,
      );
      expect(archive?.inputs["retentionDays"]).toBe(2192);
      const policy = ofType("aws:cloudwatch/eventBusPolicy:EventBusPolicy").find(
        (candidate) => candidate.parent === bus.parent,
      );
      expect(input(policy ?? bus, "policy")).toContain(arn);
      const source = ofType("aws:cloudwatch/logDeliverySource:LogDeliverySource").find(
        (candidate) => input(candidate, "resourceArn") === arn,
      );
      expect(source?.inputs["logType"]).toBe("ERROR_LOGS");
    }
    for (const group of ofType("aws:cloudwatch/logGroup:LogGroup")) {
      expect(group.inputs).toMatchObject({ retentionInDays: 2192, skipDestroy: true });
    }
  });
});

describe("subscriptions", () => {
  it("try for a day, then keep the event for two weeks", () => {
    const targets = ofType("aws:cloudwatch/eventTarget:EventTarget");
    expect(targets).toHaveLength(14);
    const queues = new Map(ofType("aws:sqs/queue:Queue").map((queue) => [queue.outputs["arn"], queue]));
    for (const target of targets) {
      expect(input(target, "retryPolicy")).toEqual({
        maximumEventAgeInSeconds: 86_400,
        maximumRetryAttempts: 185,
      });
      const undelivered = queues.get(input(target, "deadLetterConfig", "arn"));
      const queue = queues.get(input(target, "arn"));
      expect(undelivered?.inputs["messageRetentionSeconds"]).toBe(1_209_600);
      expect(undelivered?.parent).toBe(target.parent);
      const redrive = JSON.parse(String(queue?.inputs["redrivePolicy"]));
      expect(redrive.maxReceiveCount).toBe(5);
      expect(queues.get(redrive.deadLetterTargetArn)?.parent).toBe(target.parent);
    }
  });

  it("share no queue: every service fails alone", () => {
    const arns = ofType("aws:cloudwatch/eventTarget:EventTarget").flatMap((target) => [
      input(target, "arn"),
      input(target, "deadLetterConfig", "arn"),
    ]);
    expect(new Set(arns).size).toBe(arns.length);
  });

  it("let only their own rule send, and only over TLS", () => {
    const rules = new Map(
      ofType("aws:cloudwatch/eventRule:EventRule").map((rule) => [rule.outputs["arn"], rule]),
    );
    const buses = new Map(ofType("aws:cloudwatch/eventBus:EventBus").map((bus) => [bus.outputs["arn"], bus]));
    const policies = ofType("aws:sqs/queuePolicy:QueuePolicy");
    expect(policies).toHaveLength(ofType("aws:sqs/queue:Queue").length);
    for (const policy of policies) {
      const [deny, ...allows] = JSON.parse(String(policy.inputs["policy"])).Statement;
      expect(deny).toMatchObject({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } });
      for (const allow of allows) {
        expect(allow).toMatchObject({
          Principal: { Service: "events.amazonaws.com" },
          Action: ["sqs:SendMessage"],
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        });
        const sender = allow.Condition.ArnEquals["aws:SourceArn"];
        expect((rules.get(sender) ?? buses.get(sender))?.parent, policy.urn).toBe(policy.parent);
      }
    }
  });

  it("are switched on", () => {
    for (const rule of ofType("aws:cloudwatch/eventRule:EventRule"))
      expect(rule.inputs["state"]).toBe("ENABLED");
  });
});

describe("workloads", () => {
  const pods = () =>
    ofType("kubernetes:apps/v1:Deployment").map((deployment) => ({
      deployment,
      pod: input(deployment, "spec", "template", "spec"),
    }));

  it("are the four services in both regions, each in a namespace of its own", () => {
    const namespaces = pods().map(({ deployment }) => input(deployment, "metadata", "namespace"));
    expect(namespaces).toEqual([...schedulingServices, ...schedulingServices]);
  });

  it("run without root, capabilities, token or a writable root", () => {
    for (const { deployment, pod } of pods()) {
      expect(pod, deployment.urn).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
      });
      expect(at(pod, "containers", 0, "securityContext")).toEqual({
        runAsNonRoot: true,
        privileged: false,
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
      });
    }
  });

  it("keep booking when one zone is lost", () => {
    for (const { deployment, pod } of pods()) {
      const zones = at(pod, "topologySpreadConstraints", 0);
      expect(zones).toMatchObject({
        topologyKey: "topology.kubernetes.io/zone",
        maxSkew: 1,
        whenUnsatisfiable: "DoNotSchedule",
      });
      expect(zones).not.toHaveProperty("minDomains");
      expect(input(deployment, "spec", "replicas"), "the autoscaler owns the number").toBeUndefined();
    }
    for (const autoscaler of ofType("kubernetes:autoscaling/v2:HorizontalPodAutoscaler")) {
      expect(Number(input(autoscaler, "spec", "minReplicas"))).toBeGreaterThanOrEqual(3);
    }
    for (const budget of ofType("kubernetes:policy/v1:PodDisruptionBudget")) {
      expect(input(budget, "spec", "maxUnavailable")).toBe(1);
    }
  });

  it("request what they may use and say when they are ready", () => {
    for (const { pod } of pods()) {
      const container = at(pod, "containers", 0);
      expect(at(container, "resources", "requests")).toEqual(at(container, "resources", "limits"));
      expect(at(container, "readinessProbe", "httpGet", "path")).not.toBe(
        at(container, "livenessProbe", "httpGet", "path"),
      );
      expect(Number(at(pod, "terminationGracePeriodSeconds"))).toBeGreaterThan(
        Number(at(container, "lifecycle", "preStop", "sleep", "seconds")),
      );
      expect(at(container, "image")).toMatch(/@sha256:[0-9a-f]{64}$/);
    }
  });

  it("publish to their own region's bus", () => {
    for (const { deployment, pod } of pods()) {
      const service = input(deployment, "metadata", "name");
      const region = deployment.urn.includes("use1") ? "us-east-1" : "us-west-2";
      expect(at(pod, "containers", 0, "env")).toEqual([
        { name: "AWS_REGION", value: region },
        { name: "EVENT_BUS_NAME", value: `wardrail-prod-${service}` },
        { name: "SERVICE_NAME", value: service },
      ]);
    }
  });

  it("name a priority class that the cluster has", () => {
    const classes = ofType("kubernetes:scheduling.k8s.io/v1:PriorityClass").map((c) =>
      input(c, "metadata", "name"),
    );
    for (const { pod } of pods()) expect(classes).toContain(at(pod, "priorityClassName"));
  });

  it("are in namespaces of the restricted profile that deny by default and have a quota", () => {
    for (const namespace of ofType("kubernetes:core/v1:Namespace")) {
      const name = input(namespace, "metadata", "name");
      const inside = (type: string) =>
        ofType(type).filter(
          ({ parent, ...rest }) =>
            parent === namespace.parent && at(rest.inputs, "metadata", "namespace") === name,
        );
      expect(input(namespace, "metadata", "labels", "pod-security.kubernetes.io/enforce")).toBe("restricted");
      expect(inside("kubernetes:core/v1:ResourceQuota")).toHaveLength(1);
      const denying = inside("kubernetes:networking.k8s.io/v1:NetworkPolicy").filter(
        ({ inputs }) => Object.keys(at(inputs, "spec", "podSelector") ?? {}).length === 0,
      );
      expect(denying.map(({ inputs }) => inputs["spec"])).toEqual([
        { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
      ]);
    }
  });

  it("go to the cluster the settings name, never to whichever one the shell is on", () => {
    for (const { deployment } of pods())
      expect(deployment.provider).toContain("pulumi:providers:kubernetes::cluster::");
    const contexts = ofType("pulumi:providers:kubernetes").map((provider) => provider.inputs);
    expect(contexts).toMatchObject([
      { context: "wardrail-prod-use1", enableServerSideApply: "true" },
      { context: "wardrail-prod-usw2", enableServerSideApply: "true" },
    ]);
  });

  it("go to the ambient cluster when the settings name none", async () => {
    const [graph] = await renderEstate({
      stacks: ["services-prod-use1"],
      overrides: { "services-prod-use1": { "wardrail:cluster": { vpcCidr: "10.40.0.0/16" } } },
    });
    const deployment = graph?.resources.find(({ type }) => type === "kubernetes:apps/v1:Deployment");
    expect(deployment?.provider).toContain("pulumi:providers:kubernetes::default_");
  });
});
