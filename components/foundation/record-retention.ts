/**
 * The retentions CloudWatch Logs knows, in days (PutRetentionPolicy, API reference). Any other number is refused at
 * deployment, which is too late.
 */
export const cloudWatchRetentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;
export type CloudWatchRetentionDays = (typeof cloudWatchRetentionDays)[number];

/** True for a retention CloudWatch Logs accepts. */
export function isCloudWatchRetention(days: number): days is CloudWatchRetentionDays {
  return cloudWatchRetentionDays.some((known) => known === days);
}

/** Six years of records (45 CFR 164.316(b)(2)(i)): the first retention CloudWatch offers at or above 2,190 days. */
export const recordRetentionDays = 2192;
