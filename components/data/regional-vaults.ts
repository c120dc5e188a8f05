import { LogicallyAirGappedVault } from "@pulumi/aws/backup/logicallyAirGappedVault.js";
import { RegionSettings } from "@pulumi/aws/backup/regionSettings.js";
import { Vault } from "@pulumi/aws/backup/vault.js";
import { VaultLockConfiguration } from "@pulumi/aws/backup/vaultLockConfiguration.js";
import { VaultPolicy } from "@pulumi/aws/backup/vaultPolicy.js";
import type * as pulumi from "@pulumi/pulumi";
import type { KeyRef } from "../foundation/index.ts";
import { type Environment, physicalName, policyDocument, type Region } from "../naming/index.ts";
import { vaultLock } from "./backup-plan.ts";

/** Nobody deletes a recovery point or shortens its life. Expiry is AWS Backup's own and asks no policy. */
export const vaultPolicy = policyDocument([
  {
    effect: "Deny",
    sid: "NobodyDeletesRecoveryPoints",
    actions: [
      "backup:DeleteBackupVault",
      "backup:DeleteRecoveryPoint",
      "backup:DisassociateRecoveryPoint",
      "backup:UpdateRecoveryPointLifecycle",
    ],
    // In a vault's policy recovery points are the resource, and those have ARNs of many services.
    resources: ["*"],
  },
]);

/**
 * Types that AWS Backup looks at in the account's region. All that an estate like this may come to hold: one without
 * the permissions it needs fails loudly, one that is not looked at is left out in silence.
 */
const optedIn: Readonly<Record<string, boolean>> = {
  Aurora: true,
  DocumentDB: true,
  DynamoDB: true,
  EBS: true,
  EC2: true,
  EFS: true,
  FSx: true,
  Neptune: true,
  RDS: true,
  Redshift: true,
  S3: true,
  CloudFormation: false,
  DSQL: false,
  "Redshift Serverless": false,
  "SAP HANA on Amazon EC2": false,
  "Storage Gateway": false,
  VirtualMachine: false,
};

/** Where one region's recovery points lie. */
export interface RegionalVaults {
  readonly vault: Vault;
  readonly lock: VaultLockConfiguration;
  readonly airGapped: LogicallyAirGappedVault;
  readonly settings: RegionSettings;
}

/** A locked vault, an air-gapped vault beside it, and the account's backup settings of that region. */
export function regionalVaults(
  name: string,
  args: {
    readonly region: Region;
    readonly environment: Environment;
    readonly key: KeyRef;
    readonly tags: Record<string, string>;
  },
  opts: pulumi.CustomResourceOptions,
): RegionalVaults {
  const { region, environment, key, tags } = args;
  const words = ["wardrail", environment, "data"];
  const permanent = { ...opts, protect: true, retainOnDelete: true };
  const vault = new Vault(
    `${name}-vault`,
    {
      name: physicalName("backup-vault", words),
      region,
      kmsKeyArn: key.arn,
      forceDestroy: false,
      tags,
    },
    permanent,
  );
  const lock = new VaultLockConfiguration(
    `${name}-lock`,
    { backupVaultName: vault.name, region, ...vaultLock },
    permanent,
  );
  new VaultPolicy(
    `${name}-vault-policy`,
    {
      backupVaultName: vault.name,
      region,
      policy: vaultPolicy,
    },
    opts,
  );
  const airGapped = new LogicallyAirGappedVault(
    `${name}-air-gapped-vault`,
    {
      name: physicalName("backup-vault", [...words, "air-gapped"]),
      region,
      // Encrypted with AWS's key on purpose: whoever could delete ours would take the last copy along.
      minRetentionDays: vaultLock.minRetentionDays,
      maxRetentionDays: vaultLock.maxRetentionDays,
      tags,
    },
    permanent,
  );
  const settings = new RegionSettings(
    `${name}-settings`,
    {
      region,
      resourceTypeOptInPreference: { ...optedIn },
      // Advanced DynamoDB backups: our key, copies across regions, lifecycle.
      resourceTypeManagementPreference: { DynamoDB: true, EFS: true },
    },
    opts,
  );
  return { vault, lock, airGapped, settings };
}
