/** A rule that AWS Config maintains, and the safeguard it watches. */
export interface ConformanceRule {
  /** AWS's name of the managed rule. */
  readonly identifier: string;
  /** 45 CFR paragraph. */
  readonly safeguard: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * Rules about users and the root user. Config records those in one region only, so elsewhere they would find nothing
 * and say all is well.
 */
export const rulesOfHomeRegion: readonly ConformanceRule[] = [
  {
    identifier: "ACCESS_KEYS_ROTATED",
    safeguard: "164.308(a)(4)(ii)(B)",
    parameters: { maxAccessKeyAge: "90" },
  },
  { identifier: "IAM_NO_INLINE_POLICY_CHECK", safeguard: "164.308(a)(3)(i)" },
  {
    identifier: "IAM_PASSWORD_POLICY",
    safeguard: "164.308(a)(5)(ii)(D)",
    parameters: {
      MaxPasswordAge: "90",
      MinimumPasswordLength: "14",
      PasswordReusePrevention: "24",
      RequireLowercaseCharacters: "true",
      RequireNumbers: "true",
      RequireSymbols: "true",
      RequireUppercaseCharacters: "true",
    },
  },
  { identifier: "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS", safeguard: "164.308(a)(3)(i)" },
  { identifier: "IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS", safeguard: "164.308(a)(3)(i)" },
  { identifier: "IAM_ROOT_ACCESS_KEY_CHECK", safeguard: "164.312(a)(2)(i)" },
  { identifier: "IAM_USER_MFA_ENABLED", safeguard: "164.312(d)" },
  { identifier: "IAM_USER_NO_POLICIES_CHECK", safeguard: "164.308(a)(4)(ii)(B)" },
  {
    identifier: "IAM_USER_UNUSED_CREDENTIALS_CHECK",
    safeguard: "164.308(a)(3)(ii)(C)",
    parameters: { maxCredentialUsageAge: "90" },
  },
  { identifier: "MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS", safeguard: "164.312(d)" },
  { identifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED", safeguard: "164.312(d)" },
  { identifier: "ROOT_ACCOUNT_MFA_ENABLED", safeguard: "164.312(d)" },
  { identifier: "S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC", safeguard: "164.312(a)(1)" },
];

/** Rules about resources of a region; they run in every region of the estate. */
export const rulesOfEveryRegion: readonly ConformanceRule[] = [
  { identifier: "ALB_HTTP_TO_HTTPS_REDIRECTION_CHECK", safeguard: "164.312(e)(1)" },
  { identifier: "ALB_WAF_ENABLED", safeguard: "164.312(e)(1)" },
  { identifier: "API_GW_CACHE_ENABLED_AND_ENCRYPTED", safeguard: "164.312(a)(2)(iv)" },
  { identifier: "API_GW_EXECUTION_LOGGING_ENABLED", safeguard: "164.312(b)" },
  { identifier: "AURORA_RESOURCES_PROTECTED_BY_BACKUP_PLAN", safeguard: "164.308(a)(7)(ii)(A)" },
  { identifier: "BACKUP_RECOVERY_POINT_ENCRYPTED", safeguard: "164.312(a)(2)(iv)" },
  { identifier: "BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED", safeguard: "164.308(a)(7)(ii)(A)" },
  { identifier: "CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED", safeguard: "164.312(b)" },
  { identifier: "CLOUD_TRAIL_ENCRYPTION_ENABLED", safeguard: "164.312(a)(2)(iv)" },
  { identifier: "CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED", safeguard: "164.312(c)(2)" },
  { identifier: "CLOUDTRAIL_S3_DATAEVENTS_ENABLED", safeguard: "164.312(b)" },
  { identifier: "CLOUDWATCH_LOG_GROUP_ENCRYPTED", safeguard: "164.312(a)(2)(iv)" },
  { identifier: "CMK_BACKING_KEY_ROTATION_ENABLED", safeguard: "164.312(a)(2)(iv)" },
  { identifier: "CW_LOGGROUP_RETENTION_PERIOD_CHECK", safeguard: "164.316(b)(2)(i)" },
  { identifier: "DB_INSTANCE_BACKUP_ENABLED", safeguard: "164.308(a)(7)(ii)(A)" },
  { identifier: "DYNAMODB_IN_BACKUP_PLAN", safeguard: "164.308(a)(7)(ii)(A)" },
  { identifier: "DYNAMODB_PITR_ENABLED", safeguard: "164.308(a)(7)(ii)(B)" },
  { identifier: "DYNAMODB_TABLE_ENCRYPTED_KMS", safeguard: "164.312(a)(2)(iv)" },
  { identifier: "EBS_SNAPSHOT_PUBLIC_RESTORABLE_CHECK", safeguard: "164.312(a)(1)" },
  { identifier: "EC2_EBS_ENCRYPTION_BY_DEFAULT", safeguard: "164.312(a)(2)(iv)" },
  { identifier: "EC2_IMDSV2_CHECK", safeguard: "164.308(a)(4)(ii)(B)" },
  { identifier: "EC2_INSTANCE_NO_PUBLIC_IP", safeguard: "164.312(e)(1)" },
  { identifier: "ECR_PRIVATE_IMAGE_SCANNING_ENABLED", safeguard: "164.308(a)(5)(ii)(B)" },
  { identifier: "ECR_PRIVATE_TAG_IMMUTABILITY_ENABLED", safeguard: "164.312(c)(1)" },
  { identifier: "ECS_CONTAINERS_READONLY_ACCESS", safeguard: "164.312(c)(1)" },
  { identifier: "EKS_ENDPOINT_NO_PUBLIC_ACCESS", safeguard: "164.312(e)(1)" },
  { identifier: "EKS_SECRETS_ENCRYPTED", safeguard: "164.312(a)(2)(iv)" },
  { identifier: "ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK", safeguard: "164.308(a)(7)(ii)(A)" },
  { identifier: "ELB_DELETION_PROTECTION_ENABLED", safeguard: "164.308(a)(7)(i)" },
  { identifier: "ELB_LOGGING_ENABLED", safeguard: "164.312(b)" },
  { identifier: "ENCRYPTED_VOLUMES", safeguard: "164.312(a)(2)(iv)" },
  { identifier: "GUARDDUTY_ENABLED_CENTRALIZED", safeguard: "164.308(a)(6)(ii)" },
  { identifier: "INCOMING_SSH_DISABLED", safeguard: "164.312(e)(1)" },
  { identifier: "KMS_CMK_NOT_SCHEDULED_FOR_DELETION", safeguard: "164.312(a)(2)(iv)" },
  { identifier: "LAMBDA_CONCURRENCY_CHECK", safeguard: "164.308(a)(7)(i)" },
  { identifier: "LAMBDA_DLQ_CHECK", safeguard: "164.308(a)(7)(i)" },
  { identifier: "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED", safeguard: "164.312(a)(1)" },
  { identifier: "MULTI_REGION_CLOUD_TRAIL_ENABLED", safeguard: "164.312(b)" },
  { identifier: "NO_UNRESTRICTED_ROUTE_TO_IGW", safeguard: "164.312(e)(1)" },
  { identifier: "RDS_CLUSTER_DELETION_PROTECTION_ENABLED", safeguard: "164.308(a)(7)(ii)(A)" },
  { identifier: "RDS_CLUSTER_MULTI_AZ_ENABLED", safeguard: "164.308(a)(7)(i)" },
  { identifier: "RDS_ENHANCED_MONITORING_ENABLED", safeguard: "164.312(b)" },
  { identifier: "RDS_INSTANCE_PUBLIC_ACCESS_CHECK", safeguard: "164.312(a)(1)" },
  { identifier: "RDS_LOGGING_ENABLED", safeguard: "164.312(b)" },
  { identifier: "RDS_SNAPSHOT_ENCRYPTED", safeguard: "164.312(a)(2)(iv)" },
  { identifier: "RDS_SNAPSHOTS_PUBLIC_PROHIBITED", safeguard: "164.312(a)(1)" },
  { identifier: "RDS_STORAGE_ENCRYPTED", safeguard: "164.312(a)(2)(iv)" },
  { identifier: "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED", safeguard: "164.312(a)(1)" },
  { identifier: "S3_BUCKET_LOGGING_ENABLED", safeguard: "164.312(b)" },
  { identifier: "S3_BUCKET_PUBLIC_READ_PROHIBITED", safeguard: "164.312(a)(1)" },
  { identifier: "S3_BUCKET_PUBLIC_WRITE_PROHIBITED", safeguard: "164.312(a)(1)" },
  { identifier: "S3_BUCKET_SSL_REQUESTS_ONLY", safeguard: "164.312(e)(2)(ii)" },
  { identifier: "S3_BUCKET_VERSIONING_ENABLED", safeguard: "164.312(c)(1)" },
  { identifier: "SECRETSMANAGER_ROTATION_ENABLED_CHECK", safeguard: "164.308(a)(5)(ii)(D)" },
  { identifier: "SECRETSMANAGER_USING_CMK", safeguard: "164.312(a)(2)(iv)" },
  { identifier: "SECURITYHUB_ENABLED", safeguard: "164.308(a)(8)" },
  { identifier: "SNS_ENCRYPTED_KMS", safeguard: "164.312(a)(2)(iv)" },
  { identifier: "SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED", safeguard: "164.312(e)(1)" },
  { identifier: "VPC_DEFAULT_SECURITY_GROUP_CLOSED", safeguard: "164.312(e)(1)" },
  { identifier: "VPC_FLOW_LOGS_ENABLED", safeguard: "164.312(b)" },
  {
    identifier: "VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS",
    safeguard: "164.312(e)(1)",
    parameters: { authorizedTcpPorts: "443" },
  },
  { identifier: "WAFV2_LOGGING_ENABLED", safeguard: "164.312(b)" },
];
