/** Stores, channels and logs that can hold scheduling data. */
export const STATEFUL_TYPES = [
  "aws:s3/bucket:Bucket",
  "aws:dynamodb/table:Table",
  "aws:rds/instance:Instance",
  "aws:rds/cluster:Cluster",
  "aws:efs/fileSystem:FileSystem",
  "aws:elasticache/replicationGroup:ReplicationGroup",
  "aws:opensearch/domain:Domain",
  "aws:redshift/cluster:Cluster",
  "aws:sqs/queue:Queue",
  "aws:sns/topic:Topic",
  "aws:kinesis/stream:Stream",
  "aws:cloudwatch/eventBus:EventBus",
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:ebs/volume:Volume",
  "aws:backup/vault:Vault",
] as const;
