import { LogDataProtectionPolicy } from "@pulumi/aws/cloudwatch/logDataProtectionPolicy.js";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import type * as pulumi from "@pulumi/pulumi";
import type { KeyRef } from "../foundation/index.ts";
import { recordRetentionDays } from "../foundation/index.ts";
import type { Region } from "../naming/index.ts";

/** The logs of Aurora PostgreSQL that CloudWatch can take: statements, instance events, refused IAM sign-ins. */
export const databaseLogTypes = ["postgresql", "instance", "iam-db-auth-error"] as const;

/** Identifiers of patients that a statement with a literal in it could put into a log (CloudWatch Logs guide). */
const maskedIdentifiers = [
  "Address",
  "DriversLicense-US",
  "EmailAddress",
  "HealthInsuranceClaimNumber-US",
  "MedicareBeneficiaryNumber-US",
  "Name",
  "PassportNumber-US",
  "PhoneNumber-US",
  "Ssn-US",
] as const;

/** A log group's policy that masks patient identifiers for everyone without a permission of its own to see them. */
export function maskingPolicy(name: string): string {
  const DataIdentifier = maskedIdentifiers.map((id) => `arn:aws:dataprotection::aws:data-identifier/${id}`);
  return JSON.stringify({
    Name: name,
    Version: "2021-06-01",
    Statement: [
      { Sid: "CountFindings", DataIdentifier, Operation: { Audit: { FindingsDestination: {} } } },
      { Sid: "MaskFindings", DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
    ],
  });
}

/**
 * Log groups under the names RDS writes to. Made before the database, because RDS would make them without key and
 * retention. They keep six years of audit records, mask identifiers, and outlive the stack.
 */
export function databaseLogGroups(
  name: string,
  args: {
    readonly region: Region;
    readonly key: KeyRef;
    /** By a word that tells the groups apart. */
    readonly groupNames: Readonly<Record<string, string>>;
    readonly tags: Record<string, string>;
  },
  opts: pulumi.CustomResourceOptions,
): readonly LogGroup[] {
  return Object.entries(args.groupNames).map(([word, groupName]) => {
    const group = new LogGroup(
      `${name}-${word}-log`,
      {
        name: groupName,
        region: args.region,
        kmsKeyId: args.key.arn,
        retentionInDays: recordRetentionDays,
        skipDestroy: true,
        tags: args.tags,
      },
      { ...opts, protect: true, retainOnDelete: true },
    );
    new LogDataProtectionPolicy(
      `${name}-${word}-log-masking`,
      { logGroupName: group.name, region: args.region, policyDocument: maskingPolicy("mask-identifiers") },
      opts,
    );
    return group;
  });
}
