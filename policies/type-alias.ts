/** Older spellings that state files and other programs still use, by the token the rules are written for. */
const RENAMED: Readonly<Record<string, string>> = {
  "aws:s3/bucketV2:BucketV2": "aws:s3/bucket:Bucket",
  "aws:s3/bucketAclV2:BucketAclV2": "aws:s3/bucketAcl:BucketAcl",
  "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2":
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketLoggingV2:BucketLoggingV2": "aws:s3/bucketLogging:BucketLogging",
  "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2":
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2":
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "aws:s3/bucketVersioningV2:BucketVersioningV2": "aws:s3/bucketVersioning:BucketVersioning",
};

const LOAD_BALANCERS = /^aws:(alb|applicationloadbalancing|elasticloadbalancingv2)\//;
const CLASSIC = /^aws:elasticloadbalancing\//;
const KUBERNETES_KIND =
  /^kubernetes:(?:extensions|apps|batch|policy|autoscaling|networking\.k8s\.io|rbac\.authorization\.k8s\.io|scheduling\.k8s\.io|storage\.k8s\.io)\/v\d(?:(?:alpha|beta)\d+)?:(\w+)$/;
const KUBERNETES_GROUPS: Readonly<Record<string, string>> = {
  Deployment: "apps/v1",
  StatefulSet: "apps/v1",
  DaemonSet: "apps/v1",
  ReplicaSet: "apps/v1",
  Job: "batch/v1",
  CronJob: "batch/v1",
  PodDisruptionBudget: "policy/v1",
  HorizontalPodAutoscaler: "autoscaling/v2",
  Ingress: "networking.k8s.io/v1",
  NetworkPolicy: "networking.k8s.io/v1",
  Role: "rbac.authorization.k8s.io/v1",
  ClusterRole: "rbac.authorization.k8s.io/v1",
  RoleBinding: "rbac.authorization.k8s.io/v1",
  ClusterRoleBinding: "rbac.authorization.k8s.io/v1",
  PriorityClass: "scheduling.k8s.io/v1",
  StorageClass: "storage.k8s.io/v1",
};

/** The type token a rule is written for: `aws:s3/bucketV2:BucketV2` is judged as `aws:s3/bucket:Bucket`. */
export function canonicalType(type: string): string {
  if (type.startsWith("kubernetes:")) {
    const kind = KUBERNETES_KIND.exec(type)?.[1];
    const group = kind === undefined ? undefined : KUBERNETES_GROUPS[kind];
    return group === undefined ? type : `kubernetes:${group}:${kind}`;
  }
  const renamed = RENAMED[type];
  if (renamed !== undefined) return renamed;
  if (LOAD_BALANCERS.test(type)) return type.replace(LOAD_BALANCERS, "aws:lb/");
  return CLASSIC.test(type) ? type.replace(CLASSIC, "aws:elb/") : type;
}

/** True when resources of other spellings are judged under this token too. */
export function hasAliases(type: string): boolean {
  return (
    type.startsWith("kubernetes:") || /^aws:(lb|elb)\//.test(type) || Object.values(RENAMED).includes(type)
  );
}
