import type { Exception } from "./exceptions.ts";

/**
 * What an organisation decides about the rules. Every rule lists the settings it reads (`uses`); the pack offers
 * exactly those as the policy's configuration, with these defaults.
 */
export interface Settings {
  /** Regions where data may live. */
  readonly allowedRegions: readonly string[];
  /** Names of stacks that carry the account-wide baseline; `*` stands for any text. */
  readonly baselineStacks: readonly string[];
  /** The baseline is owned by another team's stack outside this project. */
  readonly baselineOwnedElsewhere: boolean;
  readonly openPorts: readonly number[];
  readonly dataClasses: readonly string[];
  readonly requiredTags: readonly string[];
  /** Record retention in days: six years, 45 CFR 164.316(b)(2)(i). */
  readonly recordRetentionDays: number;
  readonly replayRetentionDays: number;
  readonly backupRetentionDays: number;
  readonly redisSnapshotDays: number;
  readonly trustedAccounts: readonly string[];
  readonly trustedOrganizations: readonly string[];
  readonly trustedRegistries: readonly string[];
  readonly publicRoutes: readonly string[];
  readonly breakGlassUsers: readonly string[];
  /** The largest surge a ceiling must hold, as a multiple of the baseline. */
  readonly surgeMultiplier: number;
  /**
   * How many times the baseline the floor of an autoscaler can take. Default 3: the floor is three replicas for the
   * sake of the zones, and one of them carries the baseline alone.
   */
  readonly replicaHeadroom: number;
  readonly throughputHeadroom: number;
  readonly baselineRequestsPerSecond: number;
  readonly baselineLambdaConcurrency: number;
  readonly lambdaAccountConcurrency: number;
  readonly seasonalMonths: readonly number[];
  readonly drainSeconds: number;
  readonly apiCallingWorkloads: readonly string[];
  readonly hostPathAgents: readonly string[];
  readonly systemNamespaces: readonly string[];
  readonly minimumEksVersion: string;
  readonly endedLambdaRuntimes: readonly string[];
  readonly modernTlsPolicies: readonly string[];
  readonly partnerHosts: readonly string[];
  readonly processors: readonly { readonly host: string; readonly agreementUntil: string }[];
  readonly eligibleServices: readonly string[];
  readonly allowedCountries: readonly string[];
  readonly agreementAccountId: string;
  readonly agreementSignedOn: string;
  readonly nonPhiFields: readonly string[];
  readonly smsMonthlySpendUsd: number;
  readonly smsSandboxLeft: boolean;
  readonly phiLabelNames: readonly string[];
  readonly rpoMinutesByTier: readonly number[];
  readonly rtoMinutesByTier: readonly number[];
  readonly staffSessionMinutes: number;
  readonly minimumReplicasTierZero: number;
  /** Waivers in force, as the ledger holds them; see exceptions.ts. */
  readonly exceptions: readonly Exception[];
  /** Today as `YYYY-MM-DD`; empty means the day of the run. */
  readonly today: string;
}

export const defaultSettings: Settings = {
  allowedRegions: ["us-east-1", "us-east-2", "us-west-1", "us-west-2", "us-gov-east-1", "us-gov-west-1"],
  baselineStacks: ["account-*", "baseline-*", "*-baseline", "*-baseline-*"],
  baselineOwnedElsewhere: false,
  openPorts: [443],
  dataClasses: ["phi", "pii", "internal", "operational", "public"],
  requiredTags: ["owner", "service", "tier", "environment"],
  recordRetentionDays: 2190,
  replayRetentionDays: 90,
  backupRetentionDays: 35,
  redisSnapshotDays: 15,
  trustedAccounts: [],
  trustedOrganizations: [],
  trustedRegistries: [
    "*.dkr.ecr.us-*.amazonaws.com",
    "*.dkr-ecr.us-*.on.aws",
    "public.ecr.aws",
    "registry.k8s.io",
  ],
  publicRoutes: [],
  breakGlassUsers: [],
  surgeMultiplier: 200,
  replicaHeadroom: 3,
  throughputHeadroom: 2,
  baselineRequestsPerSecond: 10,
  baselineLambdaConcurrency: 1,
  lambdaAccountConcurrency: 10_000,
  seasonalMonths: [10, 11, 12, 1, 2, 3],
  drainSeconds: 30,
  apiCallingWorkloads: [],
  hostPathAgents: [],
  systemNamespaces: ["kube-system", "kube-public", "kube-node-lease", "default"],
  minimumEksVersion: "1.33",
  endedLambdaRuntimes: [
    "nodejs",
    "nodejs4.3",
    "nodejs4.3-edge",
    "nodejs6.10",
    "nodejs8.10",
    "nodejs10.x",
    "nodejs12.x",
    "nodejs14.x",
    "nodejs16.x",
    "nodejs18.x",
    "nodejs20.x",
    "python2.7",
    "python3.6",
    "python3.7",
    "python3.8",
    "python3.9",
    "java8",
    "go1.x",
    "provided",
    "ruby2.5",
    "ruby2.7",
    "ruby3.2",
    "dotnetcore1.0",
    "dotnetcore2.0",
    "dotnetcore2.1",
    "dotnetcore3.1",
    "dotnet5.0",
    "dotnet6",
    "dotnet7",
  ],
  modernTlsPolicies: [
    "ELBSecurityPolicy-TLS13-1-2-2021-06",
    "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
    "ELBSecurityPolicy-TLS13-1-3-2021-06",
    "ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06",
    "ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06",
    "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04",
    "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04",
    "ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04",
    "ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-2023-04",
    "ELBSecurityPolicy-TLS13-1-2-Ext1-FIPS-2023-04",
    "ELBSecurityPolicy-TLS13-1-2-Ext2-FIPS-2023-04",
    "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-2-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09",
    "ELBSecurityPolicy-FS-1-2-2019-08",
    "ELBSecurityPolicy-FS-1-2-Res-2019-08",
    "ELBSecurityPolicy-FS-1-2-Res-2020-10",
    "ELBSecurityPolicy-TLS-1-2-2017-01",
    "ELBSecurityPolicy-TLS-1-2-Ext-2018-06",
  ],
  partnerHosts: [],
  processors: [],
  // Package names of the provider for services on AWS's list of HIPAA-eligible services, read 2026-08.
  eligibleServices: [
    "acm",
    "acmpca",
    "alb",
    "amp",
    "apigateway",
    "apigatewayv2",
    "appautoscaling",
    "appmesh",
    "appsync",
    "athena",
    "auditmanager",
    "autoscaling",
    "backup",
    "batch",
    "bedrock",
    "cfg",
    "cloudformation",
    "cloudfront",
    "cloudhsmv2",
    "cloudtrail",
    "cloudwatch",
    "codebuild",
    "codedeploy",
    "codepipeline",
    "cognito",
    "connect",
    "dax",
    "detective",
    "directconnect",
    "dms",
    "docdb",
    "dynamodb",
    "ebs",
    "ec2",
    "ec2clientvpn",
    "ec2transitgateway",
    "ecr",
    "ecs",
    "efs",
    "eks",
    "elasticache",
    "elasticbeanstalk",
    "elb",
    "emr",
    "emrserverless",
    "fsx",
    "glacier",
    "glue",
    "grafana",
    "guardduty",
    "iam",
    "inspector",
    "inspector2",
    "iot",
    "kendra",
    "kinesis",
    "kinesisanalyticsv2",
    "kms",
    "lakeformation",
    "lambda",
    "lb",
    "lex",
    "macie2",
    "memorydb",
    "mq",
    "msk",
    "neptune",
    "networkfirewall",
    "opensearch",
    "organizations",
    "pinpoint",
    "pipes",
    "polly",
    "quicksight",
    "rds",
    "redshift",
    "redshiftserverless",
    "route53",
    "s3",
    "s3control",
    "s3tables",
    "sagemaker",
    "scheduler",
    "schemas",
    "secretsmanager",
    "securityhub",
    "servicecatalog",
    "servicediscovery",
    "ses",
    "sesv2",
    "sfn",
    "shield",
    "signer",
    "sns",
    "sqs",
    "ssm",
    "storagegateway",
    "synthetics",
    "timestreamwrite",
    "transcribe",
    "transfer",
    "verifiedpermissions",
    "vpc",
    "vpclattice",
    "waf",
    "wafregional",
    "wafv2",
    "workspaces",
    "xray",
  ],
  allowedCountries: ["US", "PR", "GU", "VI", "AS", "MP", "UM"],
  agreementAccountId: "",
  agreementSignedOn: "",
  nonPhiFields: [
    "$.id",
    "$.time",
    "$.region",
    "$.account",
    "$.source",
    "$.detail-type",
    "$.detail.eventId",
    "$.detail.appointmentId",
    "$.detail.patientRef",
    "$.detail.hospitalId",
    "$.detail.slotId",
    "$.detail.occurredAt",
    "$.detail.version",
  ],
  smsMonthlySpendUsd: 1000,
  smsSandboxLeft: false,
  phiLabelNames: [
    "patient",
    "patient_id",
    "patient_name",
    "mrn",
    "dob",
    "date_of_birth",
    "phone",
    "phone_number",
    "email",
    "ssn",
  ],
  rpoMinutesByTier: [5, 60, 1440, 1440],
  rtoMinutesByTier: [30, 240, 1440, 4320],
  staffSessionMinutes: 60,
  minimumReplicasTierZero: 3,
  exceptions: [],
  today: "",
};

/** The day that expiry dates are measured against, as `YYYY-MM-DD` in UTC. */
export function todayOf({ today }: Pick<Settings, "today">): string {
  return today === "" ? new Date().toISOString().slice(0, 10) : today;
}
