import type { PropertyMap } from "../../exchange/resource-graph.ts";
import { put, type RuleCases, res, UNKNOWN } from "./case.ts";

const grants = (...list: readonly PropertyMap[]) => [
  { bucket: "b", grants: list },
  res("s3/bucketOwnershipControls:BucketOwnershipControls", {
    bucket: "b",
    rule: { objectOwnership: "BucketOwnerEnforced" },
  }),
];
const setting = (namespace: string, name: string, value: string) => ({
  namespace: `aws:elasticbeanstalk:${namespace}`,
  name,
  value,
});
const record = { name: "booking.example.org", type: "A", ttl: 60, healthCheckId: "h" };
const workload = (spec: PropertyMap, labels: PropertyMap = {}): PropertyMap => ({
  metadata: { name: "booking", namespace: "scheduling", labels },
  spec: { replicas: 3, template: { metadata: { labels: { app: "booking" } }, spec } },
});
const spread = (more: PropertyMap) =>
  workload(
    { topologySpreadConstraints: [{ topologyKey: "topology.kubernetes.io/zone", maxSkew: 1, ...more }] },
    { tier: "0" },
  );
const ingress = (spec: PropertyMap, annotations: PropertyMap = {}): PropertyMap => ({
  metadata: { annotations },
  spec,
});
const target = (name: string) => ({ name, tags: { tier: "0" } });
const autoscaler = (spec: PropertyMap, labels: PropertyMap = {}): PropertyMap => ({
  metadata: { name: "h", namespace: "scheduling", labels },
  spec: { scaleTargetRef: { kind: "Deployment", name: "booking" }, ...spec },
});
const cpu = [{ type: "Resource", resource: { name: "cpu" } }];
const audit = { bucket: "b", tags: { purpose: "audit" } };
const sms = { defaultSmsType: "Transactional", monthlySpendLimit: 5000 };
const acl = (more: PropertyMap): PropertyMap => ({
  ingress: [{ action: "allow", protocol: "tcp", cidrBlock: "0.0.0.0/0", ...more }],
});
const labels = {
  "app.kubernetes.io/name": "booking",
  "app.kubernetes.io/part-of": "s",
  tier: "0",
  "data-class": "phi",
};
const without = (name: string) =>
  workload({}, Object.fromEntries(Object.entries(labels).filter(([key]) => key !== name)));

const capacity = (name: string, kind: string) =>
  res("appautoscaling/target:Target", {
    scalableDimension: `dynamodb:table:${kind}CapacityUnits`,
    resourceId: `table/${name}`,
    maxCapacity: 9000,
  });
const breakGlass = (Condition: PropertyMap, eventName: string, maxSessionDuration = 3600) => [
  {
    tags: { "break-glass": "true" },
    maxSessionDuration,
    assumeRolePolicy: JSON.stringify({
      Statement: [
        { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "sts:AssumeRole", Condition },
      ],
    }),
  },
  res("cloudwatch/eventRule:EventRule", {
    eventPattern: JSON.stringify({ detail: { eventName: [eventName] } }),
  }),
];

const allFlags = {
  bucket: "b",
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};
const encryption = (sseAlgorithm: string) =>
  res("s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", {
    bucket: "b",
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm } }],
  });
const tlsOnly = (Action: string, Resource: string) =>
  JSON.stringify({
    Statement: [
      {
        Effect: "Deny",
        Principal: "*",
        Action,
        Resource,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });

/** Cases that hold single conditions of a rule apart, found by replacing each condition by a constant (mutate.ts). */
export const conditionCases: Readonly<Record<string, Partial<RuleCases>>> = {
  "acm-certificate-renewable": {
    complies: [
      { certificateAuthorityArn: "arn" },
      { certificateBody: "pem", tags: { expiry: "2027-01-01" } },
    ],
  },
  "apigw-stage-cache-encrypted": {
    violates: [
      res("apigateway/methodSettings:MethodSettings", { settings: { cachingEnabled: true } }),
      res("apigateway/methodSettings:MethodSettings", { settings: { cacheDataEncrypted: true } }),
    ],
    complies: [
      res("apigateway/methodSettings:MethodSettings", {
        settings: { cachingEnabled: true, cacheDataEncrypted: true },
      }),
    ],
    lookAlike: [
      [
        { restApi: "api", stageName: "prod" },
        res("apigateway/methodSettings:MethodSettings", {
          restApi: "api",
          stageName: "prod",
          methodPath: "*/*",
          settings: { cacheDataEncrypted: true },
        }),
      ],
    ],
  },
  "backup-plan-frequency": {
    violates: [
      {},
      { rules: [{ schedule: "rate(1 hour)", enableContinuousBackup: true, lifecycle: { deleteAfter: 7 } }] },
    ],
    complies: [{ rules: [{ schedule: "rate(1 hour)", enableContinuousBackup: true }] }],
  },
  "backup-restore-tested": {
    notApplicable: [
      [
        res("pulumi:pulumi:Stack", {}, { stack: "data-dev" }),
        res("dynamodb/table:Table", { tags: { tier: "0" } }),
      ],
    ],
  },
  "backup-retention-records": { complies: [{ tags: { record: "true" }, rules: [{ lifecycle: {} }] }] },
  "region-cloudfront-geo": {
    lookAlike: [
      { restrictions: { geoRestriction: { restrictionType: "blacklist", locations: ["US"] } } },
      { restrictions: { geoRestriction: { restrictionType: "whitelist", locations: [] } } },
      { restrictions: { geoRestriction: { restrictionType: "whitelist", locations: ["US", "FR"] } } },
    ],
  },
  "cloudtrail-s3-data-events": {
    complies: [
      { eventSelectors: [{ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] }] },
    ],
    lookAlike: [
      {
        eventSelectors: [{ readWriteType: "All", dataResources: [{ type: "AWS::S3::Object", values: [] }] }],
      },
      {
        advancedEventSelectors: [
          { fieldSelectors: [{ field: "resources.type", equals: ["AWS::Lambda::Function"] }] },
        ],
      },
      { advancedEventSelectors: [{ fieldSelectors: [{ field: "eventName", equals: ["AWS::S3::Object"] }] }] },
    ],
  },
  "log-group-undeletable": {
    complies: [{ name: "/g", tags: { purpose: "audit" }, deletionProtectionEnabled: true }],
  },
  "log-retention-six-years": {
    complies: [
      [
        { name: "/g", tags: { purpose: "audit" } },
        res("cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", { logGroup: "/g" }),
      ],
    ],
    violates: [
      [
        { name: "/g", tags: { purpose: "audit" }, retentionInDays: 30 },
        res("cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", { logGroup: "/g" }),
      ],
    ],
  },
  "phi-alarm-text-clean": { lookAlike: [{ dimensions: { "mrn-00482913": "x" } }] },
  "phi-log-data-protection": {
    complies: [
      [
        { name: "/g", tags: { "data-class": "phi" } },
        res("cloudwatch/logAccountPolicy:LogAccountPolicy", {
          policyType: "DATA_PROTECTION_POLICY",
          policyDocument: '{"Statement":[{"Operation":{"Deidentify":{}}}]}',
        }),
      ],
    ],
    lookAlike: [
      [
        { name: "/g", tags: { "data-class": "phi" } },
        res("cloudwatch/logAccountPolicy:LogAccountPolicy", {
          policyType: "SUBSCRIPTION_FILTER_POLICY",
          policyDocument: '{"Statement":[{"Operation":{"Deidentify":{}}}]}',
        }),
      ],
    ],
  },
  "codebuild-source-oauth": {
    lookAlike: [
      { source: { type: "GITHUB", location: "https://synthetic@github.example/x", auth: { type: "OAUTH" } } },
    ],
  },
  "cognito-mfa": {
    complies: [{ name: "pool", tags: { audience: "patients" }, mfaConfiguration: "OPTIONAL" }],
    violates: [{ name: "patients", mfaConfiguration: "OFF" }],
  },
  "connect-ivr-recording-encrypted": {
    complies: [
      { storageConfig: { kinesisStreamConfig: { streamArn: "a" } } },
      { storageConfig: { kinesisFirehoseConfig: { firehoseArn: "a" } } },
    ],
    lookAlike: [
      { storageConfig: { s3Config: { encryptionConfig: { encryptionType: "NONE", keyId: "k" } } } },
    ],
  },
  "phi-no-identifiers-in-tags": { unknown: [{ tags: UNKNOWN }] },
  "phi-no-values-in-env": {
    lookAlike: [res("lambda/function:Function", { environment: { variables: { "mrn-00482913": "x" } } })],
  },
  "tagging-mandatory": {
    violates: [res("ec2/subnet:Subnet", { tags: { Name: "a" } })],
    complies: [{ tags: { owner: "o", service: "s", tier: 1, environment: "prod" } }],
  },
  "dr-replica-tier0": {
    complies: [
      res("rds/cluster:Cluster", { tags: { tier: "0" }, replicationSourceIdentifier: "a" }),
      [
        res("s3/bucket:Bucket", { bucket: "b", tags: { tier: "0" } }),
        res("s3/bucketReplicationConfig:BucketReplicationConfig", {
          bucket: "b",
          rules: [{ status: "Enabled", destination: { bucket: "c" } }],
        }),
      ],
    ],
    violates: [
      res("rds/cluster:Cluster", { tags: { tier: "0" } }),
      { name: "slots", tags: { tier: "0" }, replicas: [{}] },
      [
        res("s3/bucket:Bucket", { bucket: "b", tags: { tier: "0" } }),
        res("s3/bucketReplicationConfig:BucketReplicationConfig", {
          bucket: "b",
          rules: [{ status: "Enabled" }],
        }),
      ],
    ],
  },
  "dr-rpo-satisfied": {
    complies: [
      { tags: { "rpo-minutes": "5" }, replicas: [{ regionName: "us-west-2" }] },
      res("rds/cluster:Cluster", { tags: { "rpo-minutes": "5" }, globalClusterIdentifier: "g" }),
      res("rds/instance:Instance", { tags: { "rpo-minutes": "5" }, backupRetentionPeriod: 7 }),
      [
        { name: "slots", tags: { "rpo-minutes": "5" } },
        res("backup/plan:Plan", { rules: [{ enableContinuousBackup: true }] }),
        res("backup/selection:Selection", { resources: ["*"] }),
      ],
    ],
    violates: [
      { tags: { "rpo-minutes": "soon" } },
      [
        { name: "slots", tags: { "rpo-minutes": "5" } },
        res("backup/plan:Plan", { rules: [{ enableContinuousBackup: true }] }),
      ],
      [
        { name: "slots", tags: { "rpo-minutes": "60" } },
        res("backup/plan:Plan", { rules: [{ schedule: "rate(1 hour)" }] }),
      ],
    ],
    unknown: [{ tags: { "rpo-minutes": UNKNOWN } }],
  },
  "dynamodb-autoscaling": {
    complies: [
      [
        { name: "slots" },
        ...["Read", "Write"].map((kind) =>
          res(
            "appautoscaling/target:Target",
            { scalableDimension: `dynamodb:table:${kind}CapacityUnits`, resourceId: UNKNOWN },
            { from: { resourceId: ["subject"] } },
          ),
        ),
      ],
    ],
  },
  "dynamodb-cmk": {
    lookAlike: [
      { serverSideEncryption: { enabled: true } },
      { serverSideEncryption: { enabled: true, kmsKeyArn: "arn:aws:kms:us-east-1:1:alias/aws/dynamodb" } },
    ],
  },
  "region-replication-us-only": {
    complies: [
      res("secretsmanager/secret:Secret", { replicas: [{ region: "us-west-2" }] }),
      res("ecr/replicationConfiguration:ReplicationConfiguration", {
        replicationConfiguration: { rules: [{ destinations: [{ region: "us-west-2" }] }] },
      }),
      res("kms/replicaKey:ReplicaKey", {}),
      res("kms/replicaKey:ReplicaKey", { region: "us-west-2" }),
    ],
    violates: [
      res("secretsmanager/secret:Secret", { replicas: [{ region: "eu-west-1" }] }),
      res("ecr/replicationConfiguration:ReplicationConfiguration", {
        replicationConfiguration: { rules: [{ destinations: [{ region: "eu-west-1" }] }] },
      }),
    ],
    notApplicable: [res("secretsmanager/secret:Secret", {}), res("backup/plan:Plan", { rules: [{}] })],
  },
  "ebs-snapshot-not-public": {
    complies: [
      res("ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission", { accountId: "111122223333" }),
    ],
  },
  "ec2-imdsv2-required": {
    unknown: [
      { launchTemplate: { id: UNKNOWN } },
      res("autoscaling/group:Group", { launchConfiguration: "lc" }),
    ],
  },
  "ec2-in-vpc": {
    complies: [
      { networkInterfaces: [{ networkInterfaceId: "eni-1" }] },
      { primaryNetworkInterface: { networkInterfaceId: "eni-1" } },
    ],
  },
  "ec2-no-public-ip": { complies: [{ networkInterfaces: [{ associatePublicIpAddress: false }] }] },
  "nacl-no-open-ingress": {
    complies: [acl({ fromPort: 443, toPort: 65535 }), acl({ fromPort: 0, toPort: 443 })],
  },
  "vpc-no-open-igw-route": {
    violates: [
      [
        res(
          "ec2/route:Route",
          { destinationCidrBlock: "0.0.0.0/0", gatewayId: UNKNOWN },
          { from: { gatewayId: ["gateway"] } },
        ),
        res("ec2/internetGateway:InternetGateway", {}, { name: "gateway" }),
      ],
    ],
    notApplicable: [
      ...["network", "tier", "zone"].map((name) =>
        res("ec2/routeTable:RouteTable", { tags: { [name]: "edge" } }),
      ),
      res("ec2/route:Route", { destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }, { name: "public-a" }),
    ],
  },
  "ecr-scan-on-push": {
    lookAlike: [
      [
        {},
        res("ecr/registryScanningConfiguration:RegistryScanningConfiguration", {
          scanType: "ENHANCED",
          rules: [{ scanFrequency: "MANUAL" }],
        }),
      ],
    ],
  },
  "ecs-host-mode-user": { violates: [{ networkMode: "host" }] },
  "ecs-readonly-rootfs": { violates: [{}, { containerDefinitions: "[]" }] },
  "eks-nodegroup-no-ssh": { complies: [{}] },
  "k8s-fargate-profile-scope": {
    violates: [{ selectors: [] }, { selectors: [{ labels: { run: "x" } }] }],
    complies: [
      [
        { selectors: [{ namespace: "n", labels: { a: "b" } }], subnetIds: ["a"] },
        res("ec2/subnet:Subnet", { id: "a" }),
      ],
    ],
  },
  "beanstalk-enhanced-health": {
    lookAlike: [
      { settings: [setting("other", "SystemType", "enhanced")] },
      { settings: [setting("healthreporting:system", "Other", "enhanced")] },
    ],
  },
  "beanstalk-managed-updates": {
    lookAlike: [
      {
        settings: [
          setting("other", "ManagedActionsEnabled", "true"),
          setting("managedactions:platformupdate", "UpdateLevel", "minor"),
        ],
      },
      {
        settings: [
          setting("managedactions", "Other", "true"),
          setting("managedactions:platformupdate", "UpdateLevel", "minor"),
        ],
      },
      {
        settings: [
          setting("managedactions", "ManagedActionsEnabled", "true"),
          setting("other", "UpdateLevel", "minor"),
        ],
      },
      {
        settings: [
          setting("managedactions", "ManagedActionsEnabled", "true"),
          setting("managedactions:platformupdate", "Other", "minor"),
        ],
      },
      {
        settings: [
          setting("managedactions", "ManagedActionsEnabled", "true"),
          setting("managedactions:platformupdate", "UpdateLevel", "major"),
        ],
      },
    ],
  },
  "elasticache-encrypted": { lookAlike: [{ transitEncryptionEnabled: true }] },
  "elasticache-redis-backup": {
    notApplicable: [{ engine: "redis", replicationGroupId: "g" }],
    violates: [res("elasticache/replicationGroup:ReplicationGroup", {})],
  },
  "alb-http-redirects-to-https": {
    lookAlike: [
      { protocol: "HTTP" },
      { protocol: "HTTP", defaultActions: [{ type: "redirect", redirect: { protocol: "HTTP" } }] },
      { protocol: "HTTP", defaultActions: [{ type: "forward", redirect: { protocol: "HTTPS" } }] },
    ],
  },
  "alb-waf-association": { violates: [{ loadBalancerType: "application" }] },
  "clb-acm-certificate": { violates: [{}] },
  "clb-cross-zone": { complies: [{ availabilityZones: ["a", "b"] }] },
  "clb-tls-listeners-only": { violates: [{}] },
  "lb-access-logs": {
    lookAlike: [
      res("elb/loadBalancer:LoadBalancer", { accessLogs: { bucket: "b", enabled: false } }),
      { accessLogs: { enabled: true } },
    ],
  },
  "event-archive-retention": { complies: [{ kmsKeyIdentifier: "k" }] },
  "event-bus-no-foreign-principal": {
    lookAlike: [
      res("cloudwatch/eventPermission:EventPermission", {
        principal: "*",
        condition: { key: "aws:PrincipalOrgID", value: "*" },
      }),
    ],
  },
  "event-global-endpoint": {
    lookAlike: [
      {
        eventBuses: [
          { eventBusArn: "arn:aws:events:us-east-1:1:event-bus/b" },
          { eventBusArn: "arn:aws:events:us-west-2:1:event-bus/b" },
        ],
        routingConfig: { failoverConfig: { primary: { healthCheck: "h" } } },
      },
    ],
  },
  "event-rule-enabled": {
    violates: [
      { tags: { class: "clinical" }, state: "DISABLED" },
      { tags: { purpose: "clinical" }, state: "DISABLED" },
      { tags: { "patient-safety": "true" }, state: "DISABLED" },
    ],
  },
  "event-target-dlq-encrypted": {
    lookAlike: [
      [
        { arn: "arn:q", messageRetentionSeconds: 1209600 },
        res("cloudwatch/eventTarget:EventTarget", { deadLetterConfig: { arn: "arn:q" } }),
      ],
    ],
  },
  "event-target-retry": {
    complies: [{ retryPolicy: { maximumEventAgeInSeconds: 3600 } }],
    lookAlike: [{ retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 86401 } }],
  },
  "notify-cadence-cap": {
    complies: [
      res("pipes/pipe:Pipe", { name: "sms", sourceParameters: { sqsQueueParameters: { batchSize: 10 } } }),
      res("lambda/eventSourceMapping:EventSourceMapping", {
        functionName: "sms",
        scalingConfig: { maximumConcurrency: 2 },
        batchSize: 5,
      }),
    ],
    violates: [
      { tags: { service: "notifications" } },
      res("pipes/pipe:Pipe", { name: "sms" }),
      res("pipes/pipe:Pipe", { name: "sms", sourceParameters: { sqsQueueParameters: { batchSize: 100 } } }),
      res("lambda/eventSourceMapping:EventSourceMapping", { functionName: "sms" }),
    ],
  },
  "phi-event-schema-discovery-off": {
    notApplicable: [{}],
    unknown: [[{ sourceArn: UNKNOWN }, res("cloudwatch/eventBus:EventBus", { name: "b" })]],
  },
  "phi-event-transform-minimum": {
    violates: [
      { arn: "arn:aws:sns:us-east-1:1:t" },
      { arn: "arn:aws:lambda:us-east-1:1:function:f", httpTarget: { headerParameters: { a: "b" } } },
    ],
    lookAlike: [
      { arn: "arn:aws:sns:us-east-1:1:t", inputPath: "$.detail", inputTransformer: { inputTemplate: "x" } },
    ],
    unknown: [
      { arn: "arn:aws:sns:us-east-1:1:t", inputTransformer: { inputTemplate: "x", inputPaths: UNKNOWN } },
    ],
  },
  "pipe-source-encrypted-dlq": {
    lookAlike: [
      {
        source: "arn:aws:kinesis:us-east-1:1:stream/s",
        sourceParameters: { kinesisStreamParameters: { maximumRetryAttempts: 3 } },
      },
    ],
  },
  "scheduler-cmk-dlq": { lookAlike: [{ target: { deadLetterConfig: { arn: "q" } } }] },
  "kinesis-encrypted": { lookAlike: [{ encryptionType: "KMS" }] },
  "dr-kms-multi-region": {
    notApplicable: [
      [
        { arn: "arn:k" },
        res("dynamodb/table:Table", { tags: { tier: "2" }, serverSideEncryption: { kmsKeyArn: "arn:k" } }),
      ],
    ],
  },
  "kms-rotation": {
    complies: [{ enableKeyRotation: true, keyUsage: "ENCRYPT_DECRYPT" }],
    violates: [{ keyUsage: "ENCRYPT_DECRYPT" }],
    notApplicable: [{ keyUsage: "GENERATE_VERIFY_MAC" }],
  },
  "k8s-cronjob-bounded": { lookAlike: [res("k8s:batch/v1:Job", { spec: { activeDeadlineSeconds: 60 } })] },
  "k8s-default-deny": {
    lookAlike: [
      [
        { metadata: { name: "n" } },
        res("k8s:networking.k8s.io/v1:NetworkPolicy", {
          metadata: { namespace: "n" },
          spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"], ingress: [{}] },
        }),
      ],
      [
        { metadata: { name: "n" } },
        res("k8s:networking.k8s.io/v1:NetworkPolicy", {
          metadata: { namespace: "n" },
          spec: {
            podSelector: { matchExpressions: [{ key: "a", operator: "Exists" }] },
            policyTypes: ["Ingress", "Egress"],
          },
        }),
      ],
    ],
  },
  "k8s-graceful-termination": { complies: [workload({ containers: [{ name: "a" }] })] },
  "k8s-hpa-bounds": {
    complies: [
      autoscaler({ minReplicas: 2, maxReplicas: 4, metrics: cpu }),
      autoscaler({ minReplicas: 2, maxReplicas: 4, targetCPUUtilizationPercentage: 60 }),
    ],
    violates: [autoscaler({ minReplicas: 2, maxReplicas: 9, metrics: cpu }, { tier: "0" })],
  },
  "k8s-hpa-present": { violates: [workload({}, { "surge-multiplier": "50" })] },
  "k8s-memory-limit": {
    complies: [
      workload({ containers: [{ resources: { requests: { memory: "1Gi" }, limits: { memory: "2Gi" } } }] }),
    ],
  },
  "k8s-min-replicas": {
    complies: [put(workload({}), "spec.replicas", 2), workload({}, { tier: "0" })],
    unknown: [
      [
        put(workload({}), "spec.replicas", 1),
        res("k8s:autoscaling/v2:HorizontalPodAutoscaler", {
          metadata: { namespace: "scheduling" },
          spec: { scaleTargetRef: { kind: "Deployment", name: UNKNOWN } },
        }),
      ],
    ],
  },
  "k8s-namespace-pss-label": { violates: [{ metadata: { name: "kube-system" } }] },
  "k8s-no-host-port": { complies: [workload({ containers: [{ ports: [{ hostPort: 0 }] }] })] },
  "k8s-no-plain-secret-resource": {
    complies: [
      { data: { a: { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "x" } } },
    ],
  },
  "k8s-no-public-service": {
    complies: [
      {
        metadata: { annotations: { "service.beta.kubernetes.io/aws-load-balancer-internal": "true" } },
        spec: { type: "LoadBalancer" },
      },
    ],
  },
  "k8s-no-secret-in-env": {
    complies: [
      workload({
        containers: [
          {
            env: [
              { name: "MODE", value: "live" },
              { name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: "db", key: "p" } } },
            ],
          },
        ],
      }),
    ],
  },
  "k8s-pdb-allows-disruption": {
    unknown: [
      [
        {
          metadata: { namespace: "scheduling" },
          spec: { minAvailable: 2, selector: { matchLabels: { app: "booking" } } },
        },
        res("k8s:apps/v1:Deployment", put(workload({}), "spec.replicas", UNKNOWN)),
      ],
    ],
  },
  "k8s-priority-class": {
    unknown: [
      [
        workload({ priorityClassName: "emergency" }, { tier: "0" }),
        res("k8s:apps/v1:Deployment", workload({ priorityClassName: UNKNOWN }, { tier: "2" })),
      ],
    ],
    complies: [
      [
        workload({ priorityClassName: "emergency" }, { tier: "0" }),
        res("k8s:apps/v1:Deployment", workload({ priorityClassName: "batch" }, { tier: "2" })),
      ],
    ],
  },
  "k8s-proc-mount-default": {
    complies: [workload({ containers: [{ securityContext: { procMount: "Default" } }] })],
  },
  "k8s-resource-requests": {
    complies: [workload({ containers: [{ resources: { limits: { cpu: "1", memory: "1Gi" } } }] })],
  },
  "k8s-run-as-non-root": {
    complies: [workload({ securityContext: { runAsNonRoot: true }, containers: [{ name: "a" }] })],
  },
  "k8s-standard-labels": {
    lookAlike: [without("app.kubernetes.io/name"), without("app.kubernetes.io/part-of"), without("tier")],
  },
  "k8s-tls-ingress": {
    violates: [
      ingress({ rules: [] }),
      ingress({ tls: [{ hosts: [] }], rules: [{ host: "a.example.org" }] }),
      ingress({ tls: [{ hosts: ["a.example.org"] }], defaultBackend: { service: { name: "x" } } }),
    ],
    lookAlike: [
      ingress(
        { tls: [{ hosts: ["a.example.org"] }], rules: [{ host: "a.example.org" }] },
        { "kubernetes.io/ingress.class": "alb" },
      ),
    ],
    unknown: [ingress({ tls: [{ hosts: [UNKNOWN] }], rules: [{ host: "a.example.org" }] })],
  },
  "k8s-topology-spread-host": {
    lookAlike: [
      workload({ topologySpreadConstraints: [{ topologyKey: "kubernetes.io/hostname", maxSkew: 1 }] }),
    ],
  },
  "k8s-topology-spread-zone": {
    complies: [
      spread({}),
      spread({ whenUnsatisfiable: "DoNotSchedule" }),
      put(spread({ whenUnsatisfiable: "ScheduleAnyway" }), "metadata.labels.tier", "2"),
    ],
  },
  "surge-hpa-max": { unknown: [autoscaler({ minReplicas: UNKNOWN, maxReplicas: 900 }, { tier: "0" })] },
  "lambda-no-public-permission": { complies: [{ principal: "events.amazonaws.com" }] },
  "lambda-supported-runtime": { violates: [{}] },
  "surge-lambda-concurrency": { violates: [{ name: "f", tags: { "surge-multiplier": "50" } }] },
  "surge-warm-capacity": {
    unknown: [{ name: "f", tags: UNKNOWN }],
    violates: [res("autoscaling/group:Group", { tags: { "surge-multiplier": "50" } })],
  },
  "prometheus-labels-no-phi": {
    unknown: [res("k8s:core/v1:ConfigMap", { data: { "rules.yaml": UNKNOWN } })],
  },
  "rds-force-tls": {
    complies: [{ family: "mysql8.0", parameters: [{ name: "require_secure_transport", value: "ON" }] }],
    notApplicable: [{ family: "aurora-postgresql16" }],
  },
  "rds-log-exports": {
    unknown: [{ engine: UNKNOWN }],
    complies: [{ engine: "db2-se", enabledCloudwatchLogsExports: ["diag.log"] }],
    violates: [{ engine: "db2-se" }],
  },
  "rds-multi-az": {
    complies: [
      res("rds/cluster:Cluster", { clusterIdentifier: "c", dbClusterInstanceClass: "db.r6gd.large" }),
    ],
  },
  "rds-snapshot-private": { complies: [res("rds/snapshotCopy:SnapshotCopy", { kmsKeyId: "k" })] },
  "surge-rds-proxy": {
    complies: [
      [
        res("rds/cluster:Cluster", { clusterIdentifier: "c" }),
        res("lambda/function:Function", { environment: UNKNOWN }, { from: { environment: ["subject"] } }),
        res("rds/proxyTarget:ProxyTarget", { dbClusterIdentifier: "c" }),
      ],
    ],
  },
  "redshift-encrypted-and-logged": { complies: [{ logging: { enable: true } }] },
  "redshift-require-tls": {
    violates: [
      res("redshift/parameterGroup:ParameterGroup", {
        parameters: [{ name: "require_ssl", value: "false" }],
      }),
      res("redshift/parameterGroup:ParameterGroup", { parameters: [{ name: "other", value: "true" }] }),
    ],
    complies: [
      res("redshift/parameterGroup:ParameterGroup", { parameters: [{ name: "require_ssl", value: "true" }] }),
    ],
    lookAlike: [
      [
        { clusterParameterGroupName: "pg" },
        res("redshift/parameterGroup:ParameterGroup", {
          name: "pg",
          parameters: [{ name: "other", value: "true" }],
        }),
      ],
    ],
  },
  "dr-health-check-failover": {
    complies: [
      { ...record, latencyRoutingPolicies: [{ region: "us-east-1" }] },
      {
        name: "booking.example.org",
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        aliases: [{ evaluateTargetHealth: true }],
      },
    ],
    violates: [
      {
        name: "booking.example.org",
        type: "A",
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        aliases: [{ evaluateTargetHealth: false }],
      },
    ],
    notApplicable: [{ ...record, type: "TXT" }],
  },
  "log-retention-s3-six-years": {
    complies: [
      [
        audit,
        res("s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", {
          bucket: "b",
          rules: [{ status: "Enabled" }],
        }),
      ],
    ],
  },
  "s3-access-logging": {
    violates: [res("s3/bucketLogging:BucketLogging", { bucket: "b" })],
    complies: [res("s3/bucketLogging:BucketLogging", { bucket: "b", targetBucket: "l" })],
    lookAlike: [[{ bucket: "b" }, res("s3/bucketLogging:BucketLogging", { bucket: "b" })]],
  },
  "s3-acl-disabled": {
    violates: [
      res("s3/bucketOwnershipControls:BucketOwnershipControls", {
        bucket: "b",
        rule: { objectOwnership: "ObjectWriter" },
      }),
      res("s3/bucketAcl:BucketAcl", { bucket: "b", acl: "private" }),
    ],
    complies: [
      res("s3/bucketOwnershipControls:BucketOwnershipControls", {
        bucket: "b",
        rule: { objectOwnership: "BucketOwnerEnforced" },
      }),
      grants({ type: "CanonicalUser", permissions: ["FULL_CONTROL"] }),
      [{ bucket: "b", acl: "private" }, ...grants().slice(1)],
    ],
    lookAlike: [
      grants({ type: "Group", permissions: ["FULL_CONTROL"] }),
      grants({ type: "CanonicalUser", permissions: ["READ"] }),
    ],
  },
  "s3-no-public-write": {
    violates: [
      res("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", { bucket: "b", blockPublicPolicy: true }),
      res("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", { bucket: "b", blockPublicAcls: true }),
      res("s3/bucketAcl:BucketAcl", { bucket: "b", acl: "public-read-write" }),
    ],
    lookAlike: [
      [
        { bucket: "b" },
        res("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", { bucket: "b", blockPublicAcls: true }),
      ],
    ],
    complies: [
      res("s3/bucketAcl:BucketAcl", { bucket: "b", acl: "public-read" }),
      res("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
        bucket: "b",
        blockPublicPolicy: true,
        blockPublicAcls: true,
      }),
      [
        { bucket: "b", acl: "public-read-write" },
        res("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
          bucket: "b",
          blockPublicPolicy: true,
          blockPublicAcls: true,
        }),
      ],
    ],
  },
  "s3-object-lock": {
    complies: [
      {
        ...audit,
        objectLockConfiguration: {
          objectLockEnabled: "Enabled",
          rule: { defaultRetention: { mode: "COMPLIANCE", years: 6 } },
        },
      },
    ],
    lookAlike: [
      {
        ...audit,
        objectLockEnabled: true,
        objectLockConfiguration: { rule: { defaultRetention: { days: 9 } } },
      },
      {
        ...audit,
        objectLockEnabled: true,
        objectLockConfiguration: { rule: { defaultRetention: { mode: "COMPLIANCE" } } },
      },
    ],
  },
  "s3-version-lifecycle": {
    complies: [
      {
        bucket: "b",
        versioning: { enabled: true },
        lifecycleRules: [{ enabled: true, noncurrentVersionTransitions: [{ days: 30 }] }],
      },
    ],
  },
  "dr-secret-replica": {
    lookAlike: [{ replicas: [{ region: "us-west-2" }] }, { replicas: [{ kmsKeyId: "alias/phi" }] }],
  },
  "notify-topic-encrypted": { violates: [res("sns/topic:Topic", {}, { name: "sms-out" })] },
  "phi-no-unencrypted-subscription": {
    unknown: [
      [{ topic: UNKNOWN, protocol: "http" }, res("sns/topic:Topic", { tags: { "data-class": "phi" } })],
    ],
    violates: [[{ topic: "arn:t" }, res("sns/topic:Topic", { arn: "arn:t", tags: { "data-class": "phi" } })]],
  },
  "phi-sms-production-ready": {
    lookAlike: [sms],
    complies: [
      res("pinpoint/smsvoicev2ConfigurationSet:Smsvoicev2ConfigurationSet", {
        defaultMessageType: "TRANSACTIONAL",
      }),
    ],
  },
  "phi-topic-data-protection": {
    complies: [
      [
        { arn: "arn:t", tags: { "data-class": "phi" } },
        res("sns/dataProtectionPolicy:DataProtectionPolicy", {
          arn: "arn:t",
          policy: '{"Statement":[{"Operation":{"Deidentify":{}}}]}',
        }),
      ],
    ],
  },
  "sqs-dlq": { notApplicable: [{ redriveAllowPolicy: '{"redrivePermission":"allowAll"}' }] },
  "eks-secrets-encryption": {
    lookAlike: [{ encryptionConfig: { resources: ["other"], provider: { keyArn: "k" } } }],
  },
  "emergency-break-glass-role": {
    violates: [{ tags: { purpose: "break-glass" } }],
    complies: [breakGlass({ NumericLessThan: { "aws:MultiFactorAuthAge": "300" } }, "AssumeRole", 1800)],
    lookAlike: [breakGlass({ Bool: { "aws:MultiFactorAuthPresent": "true" } }, "CreateUser")],
  },
  "emergency-zone-spread": {
    lookAlike: [
      [
        workload(
          {
            topologySpreadConstraints: [
              { topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "DoNotSchedule" },
            ],
          },
          { tier: "0" },
        ),
        res("k8s:policy/v1:PodDisruptionBudget", {
          metadata: { namespace: "scheduling" },
          spec: { maxUnavailable: 1, selector: { matchLabels: { app: "booking" } } },
        }),
      ],
    ],
  },
  "phi-waf-redacts-fields": {
    complies: [
      res("wafv2/webAcl:WebAcl", {
        dataProtectionConfig: {
          dataProtections: [
            { field: { fieldType: "SINGLE_HEADER", fieldKeys: ["authorization", "cookie"] } },
            { field: { fieldType: "QUERY_STRING" } },
          ],
        },
      }),
    ],
    lookAlike: [
      res("wafv2/webAcl:WebAcl", {
        dataProtectionConfig: { dataProtections: [{ field: { fieldType: "SINGLE_HEADER" } }] },
      }),
    ],
  },
  "surge-dynamodb-capacity": {
    complies: [
      {
        ...target("slots"),
        billingMode: "PAY_PER_REQUEST",
        warmThroughput: { readUnitsPerSecond: 1 },
        onDemandThroughput: { maxReadRequestUnits: 9 },
      },
    ],
    violates: [
      [
        { ...target("slots"), readCapacity: 1, writeCapacity: 1 },
        ...["offers", "offers"].map((name, index) => capacity(name, index === 0 ? "Read" : "Write")),
      ],
      [
        { ...target("slots"), readCapacity: 1, writeCapacity: 1 },
        capacity("slots", "Read"),
        capacity("slots", "Read"),
      ],
    ],
  },
  "s3-block-public-access": {
    complies: [res("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", allFlags)],
    violates: [
      res("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", { bucket: "b", blockPublicAcls: true }),
    ],
    notApplicable: [
      [
        res("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", { bucket: "b" }),
        res("s3/bucket:Bucket", { bucket: "b" }),
      ],
    ],
  },
  "s3-versioning": {
    complies: [
      res("s3/bucketVersioning:BucketVersioning", {
        bucket: "b",
        versioningConfiguration: { status: "Enabled" },
      }),
    ],
    violates: [
      res("s3/bucketVersioning:BucketVersioning", {
        bucket: "b",
        versioningConfiguration: { status: "Suspended" },
      }),
    ],
  },
  "s3-kms-default-encryption": {
    complies: [encryption("aws:kms")],
    violates: [
      encryption("AES256"),
      res("s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", {
        bucket: "b",
      }),
    ],
  },
  "s3-tls-only": {
    complies: [
      res("s3/bucketPolicy:BucketPolicy", { bucket: "b", policy: tlsOnly("s3:*", "arn:aws:s3:::b*") }),
    ],
    violates: [
      res("s3/bucketPolicy:BucketPolicy", { bucket: "b", policy: tlsOnly("s3:*", "arn:aws:s3:::b/*") }),
    ],
  },
  "sqs-sns-tls-only": {
    complies: [
      res("sqs/queuePolicy:QueuePolicy", { policy: tlsOnly("sqs:*", "*") }),
      res("sns/topicPolicy:TopicPolicy", { policy: tlsOnly("sns:Publish", "*") }),
    ],
    violates: [
      res("sqs/queuePolicy:QueuePolicy", { policy: "{}" }),
      res("sns/topicPolicy:TopicPolicy", { policy: "{}" }),
    ],
  },
  "s3-replication": {
    complies: [
      res("s3/bucketReplicationConfig:BucketReplicationConfig", {
        bucket: "b",
        rules: [{ status: "Enabled" }],
      }),
    ],
    violates: [
      res("s3/bucketReplicationConfig:BucketReplicationConfig", {
        bucket: "b",
        rules: [{ status: "Disabled" }],
      }),
    ],
  },
  "s3-no-public-read": {
    violates: [
      res("s3/bucketAcl:BucketAcl", { bucket: "b", acl: "public-read" }),
      res("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", { bucket: "b", blockPublicPolicy: true }),
      res("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", { bucket: "b", blockPublicAcls: true }),
    ],
    complies: [
      res("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
        bucket: "b",
        blockPublicPolicy: true,
        blockPublicAcls: true,
      }),
      res("s3/bucketAcl:BucketAcl", { bucket: "b", acl: "private" }),
    ],
  },
  "apigw-stage-execution-logging": {
    complies: [res("apigateway/methodSettings:MethodSettings", { settings: { loggingLevel: "INFO" } })],
    violates: [res("apigateway/methodSettings:MethodSettings", { settings: { loggingLevel: "OFF" } })],
  },
  "waf-logging": {
    complies: [
      res("wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", {
        resourceArn: "a",
        logDestinationConfigs: ["d"],
      }),
    ],
    violates: [res("wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", { resourceArn: "a" })],
  },
  "secrets-rotation": {
    complies: [
      res("secretsmanager/secretRotation:SecretRotation", {
        secretId: "s",
        rotationRules: { scheduleExpression: "rate(30 days)" },
      }),
    ],
    violates: [res("secretsmanager/secretRotation:SecretRotation", { secretId: "s" })],
  },
  "vpc-flow-logs": {
    complies: [res("ec2/flowLog:FlowLog", { vpcId: "vpc-1", trafficType: "ALL" })],
    violates: [res("ec2/flowLog:FlowLog", { vpcId: "vpc-1", trafficType: "ACCEPT" })],
    notApplicable: [res("ec2/flowLog:FlowLog", { subnetId: "s", trafficType: "ACCEPT" })],
  },
  "config-recorder": {
    complies: [res("cfg/recorderStatus:RecorderStatus", { name: "r", isEnabled: true })],
    violates: [res("cfg/recorderStatus:RecorderStatus", { name: "r", isEnabled: false })],
  },
  "vpc-default-sg-closed": {
    lookAlike: [
      [
        { id: "vpc-1" },
        res("ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: "vpc-1", ingress: [{ self: true }] }),
      ],
    ],
    complies: [res("ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: "vpc-1" })],
    violates: [
      res("ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: "vpc-1", egress: [{ protocol: "-1" }] }),
      res("ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: "vpc-1", ingress: [{ protocol: "-1" }] }),
    ],
  },
  "backup-vault-lock": {
    violates: [
      res("backup/vaultLockConfiguration:VaultLockConfiguration", {
        backupVaultName: "v",
        changeableForDays: 3,
      }),
      res("backup/vaultLockConfiguration:VaultLockConfiguration", {
        backupVaultName: "v",
        minRetentionDays: 35,
      }),
    ],
    complies: [
      res("backup/vaultLockConfiguration:VaultLockConfiguration", {
        backupVaultName: "v",
        changeableForDays: 3,
        minRetentionDays: 35,
      }),
    ],
  },
  "k8s-pvc-encrypted-class": {
    violates: [
      res("k8s:storage.k8s.io/v1:StorageClass", { parameters: { encrypted: "true" } }),
      res("k8s:storage.k8s.io/v1:StorageClass", { parameters: { kmsKeyId: "k" } }),
    ],
    complies: [
      res("k8s:storage.k8s.io/v1:StorageClass", { parameters: { encrypted: "true", kmsKeyId: "k" } }),
    ],
  },
};
