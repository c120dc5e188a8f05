import { arnOf, type Environment, physicalName, type Region, shortNameOf } from "../naming/index.ts";

/** What decides the names of the audit's resources; policies name them before they exist. */
export interface AuditPlace {
  readonly environment: Environment;
  readonly accountId: string;
  /** Where the trail and its bucket are. */
  readonly region: Region;
}

/** Bucket names are unique in the world: the account and the region make them so. */
export function recordBucketName({ environment, accountId, region }: AuditPlace, records: string): string {
  return physicalName("bucket", ["wardrail", environment, records, accountId, shortNameOf(region)]);
}

export function bucketArn(bucket: string): string {
  return `arn:aws:s3:::${bucket}`;
}

export function trailName(environment: Environment): string {
  return physicalName("trail", ["wardrail", environment, "audit"]);
}

/** An organisation's trail is a resource of its management account, whoever made it (CloudTrail user guide). */
export function trailArn(place: AuditPlace, managementAccountId: string): string {
  const { environment, region } = place;
  return arnOf({
    service: "cloudtrail",
    region,
    accountId: managementAccountId,
    resource: `trail/${trailName(environment)}`,
  });
}

export function trailLogGroupName(environment: Environment): string {
  return physicalName("log-group", [`/wardrail/${environment}/audit`, "trail"]);
}
