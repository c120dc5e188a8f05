import { Framework } from "@pulumi/aws/backup/framework.js";
import { LogicallyAirGappedVault } from "@pulumi/aws/backup/logicallyAirGappedVault.js";
import { Plan } from "@pulumi/aws/backup/plan.js";
import { RegionSettings } from "@pulumi/aws/backup/regionSettings.js";
import { RestoreTestingPlan } from "@pulumi/aws/backup/restoreTestingPlan.js";
import { RestoreTestingSelection } from "@pulumi/aws/backup/restoreTestingSelection.js";
import { Selection } from "@pulumi/aws/backup/selection.js";
import { Vault } from "@pulumi/aws/backup/vault.js";
import { VaultLockConfiguration } from "@pulumi/aws/backup/vaultLockConfiguration.js";
import { VaultPolicy } from "@pulumi/aws/backup/vaultPolicy.js";
import * as pulumi from "@pulumi/pulumi";
import type { KeyRef } from "../foundation/index.ts";
import {
  type DataClass,
  type Ownership,
  physicalName,
  policyDocument,
  type RegionPair,
  serviceTrust,
  shortNameOf,
  tagsOf,
} from "../naming/index.ts";
import { auditControls } from "./backup-audit.ts";
import {
  type BackupRetention,
  backupRules,
  restoreTestSchedule,
  restoreTestWindowDays,
  standardRetention,
  vaultLock,
} from "./backup-plan.ts";
import type { InBothRegions } from "./booking-database.ts";
import { serviceRole } from "./service-role.ts";

/** Where AWS restores a test copy of a database to; without it, into the account's default network. */
export interface RestorePlace {
  readonly subnetGroupName: pulumi.Input<string>;
  readonly securityGroupId: pulumi.Input<string>;
  readonly parameterGroupName: pulumi.Input<string>;
}

export interface BackupVaultArgs {
  readonly accountId: string;
  readonly regions: RegionPair;
  readonly keys: InBothRegions<KeyRef>;
  /** Stores with this data class in their tags are backed up; it is also the vault's own. */
  readonly dataClass: DataClass;
  readonly restorePlaces: InBothRegions<RestorePlace>;
  /** Default: `standardRetention`. Checked by `retentionProblems` before. */
  readonly retention?: BackupRetention;
  readonly ownership: Ownership;
}

/** Frameworks and restore tests take letters, digits and `_` only. All words are short and from closed lists. */
const auditName = (words: readonly string[]) => words.join("_");

type Role = keyof RegionPair;
const roles = ["primary", "secondary"] as const satisfies readonly Role[];
const otherThan = { primary: "secondary", secondary: "primary" } as const;

const managedPolicy = (name: string) => `arn:aws:iam::aws:policy/service-role/${name}`;
const tier = 0;
/** A restored copy stays this long for checks, then AWS deletes it. */
const validationHours = 4;

/** Store types that restores are tested for, as AWS Backup names them. */
const testedTypes = ["Aurora", "DynamoDB"] as const;

/**
 * Backups that nobody can delete, in both regions alike, so that losing one stops neither taking nor restoring them.
 * Each region has a vault locked in compliance mode, an air-gapped vault whose contents lie outside the account, a
 * daily plan that selects stores by their data-class tag and copies to the other region, a monthly restore test, and
 * an audit framework (45 CFR 164.308(a)(7)(ii)(A), (B) and (D)).
 *
 * After `changeableForDays` the lock is final: not even AWS removes it before the last recovery point expires.
 *
 * @example
 * new BackupVault("backups", { accountId, regions, keys, dataClass: "phi", restorePlaces, ownership });
 */
export class BackupVault extends pulumi.ComponentResource {
  readonly vaultArns: InBothRegions<VaultArns>;
  readonly nodes: InBothRegions<RegionalVaults>;

  constructor(name: string, args: BackupVaultArgs, opts?: pulumi.ComponentResourceOptions) {
    const { regions, dataClass, ownership, accountId } = args;
    const retention = args.retention ?? standardRetention.value;
    super("wardrail:data:BackupVault", name, { regions, dataClass, retention, lock: vaultLock }, opts);
    const child = { parent: this };
    const tags = tagsOf(ownership, { service: "backup", dataClass, tier });
    const trust = serviceTrust({ service: "backup.amazonaws.com", accountId });
    const roleFor = (word: "backup" | "restore", description: string, policy: string) =>
      serviceRole(
        `${name}-${word}`,
        {
          physicalName: physicalName("role", ["wardrail", ownership.environment, "data", word]),
          description,
          trust,
          policyArns: { service: managedPolicy(policy) },
          tags,
        },
        child,
      );
    // Two roles: what takes backups cannot restore, so that it cannot read what it has taken.
    const backup = roleFor(
      "backup",
      "AWS Backup takes and copies recovery points",
      "AWSBackupServiceRolePolicyForBackup",
    );
    const restore = roleFor(
      "restore",
      "AWS Backup restores test copies and deletes them",
      "AWSBackupServiceRolePolicyForRestores",
    );
    const vaults = {
      primary: regionalVaults(name, "primary", args, tags, child),
      secondary: regionalVaults(name, "secondary", args, tags, child),
    };
    for (const role of roles) {
      const facts = { args, retention, vaults, tags };
      takeBackups(name, role, facts, backup, child);
      testRestores(name, role, facts, restore, child);
      new Framework(
        `${name}-${role}-audit`,
        {
          name: auditName(["wardrail", ownership.environment, shortNameOf(regions[role])]),
          description: "Every store with patient data is backed up, locked and copied",
          region: regions[role],
          controls: auditControls(dataClass, retention),
          tags,
        },
        child,
      );
    }
    const arnsOf = ({ vault, airGapped }: RegionalVaults) => ({
      arn: vault.arn,
      airGappedArn: airGapped.arn,
    });
    this.vaultArns = { primary: arnsOf(vaults.primary), secondary: arnsOf(vaults.secondary) };
    this.nodes = vaults;
    this.registerOutputs({ vaultArns: this.vaultArns });
  }
}

export interface VaultArns {
  readonly arn: pulumi.Output<string>;
  readonly airGappedArn: pulumi.Output<string>;
}

interface RegionalVaults {
  readonly vault: Vault;
  readonly lock: VaultLockConfiguration;
  readonly airGapped: LogicallyAirGappedVault;
  readonly settings: RegionSettings;
}

function regionalVaults(
  name: string,
  role: Role,
  { regions, keys, ownership }: BackupVaultArgs,
  tags: Record<string, string>,
  opts: pulumi.CustomResourceOptions,
): RegionalVaults {
  const region = regions[role];
  const words = ["wardrail", ownership.environment, "data"];
  const permanent = { ...opts, protect: true, retainOnDelete: true };
  const vault = new Vault(
    `${name}-${role}-vault`,
    {
      name: physicalName("backup-vault", words),
      region,
      kmsKeyArn: keys[role].arn,
      forceDestroy: false,
      tags,
    },
    permanent,
  );
  const lock = new VaultLockConfiguration(
    `${name}-${role}-lock`,
    { backupVaultName: vault.name, region, ...vaultLock },
    permanent,
  );
  new VaultPolicy(
    `${name}-${role}-vault-policy`,
    {
      backupVaultName: vault.name,
      region,
      policy: vaultPolicy,
    },
    opts,
  );
  const airGapped = new LogicallyAirGappedVault(
    `${name}-${role}-air-gapped-vault`,
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
    `${name}-${role}-settings`,
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

interface PlanFacts {
  readonly args: BackupVaultArgs;
  readonly retention: BackupRetention;
  readonly vaults: InBothRegions<RegionalVaults>;
  readonly tags: Record<string, string>;
}

function takeBackups(
  name: string,
  role: Role,
  { args, retention, vaults, tags }: PlanFacts,
  backup: ReturnType<typeof serviceRole>,
  opts: pulumi.CustomResourceOptions,
): void {
  const region = args.regions[role];
  const { vault, airGapped, settings, lock } = vaults[role];
  const destinations = { "other-region": vaults[otherThan[role]].vault.arn, "air-gapped": airGapped.arn };
  const plan = new Plan(
    `${name}-${role}-plan`,
    {
      name: physicalName("backup-plan", ["wardrail", args.ownership.environment, "data"]),
      region,
      rules: backupRules(retention, { continuous: role === "primary" }).map(({ copies, ...rule }) => ({
        ...rule,
        targetVaultName: vault.name,
        copyActions: copies.map(({ to, deleteAfter }) => ({
          destinationVaultArn: destinations[to],
          lifecycle: { deleteAfter },
        })),
        recoveryPointTags: tags,
      })),
      tags,
    },
    // The lock comes first: a recovery point taken before it could still be deleted.
    { ...opts, dependsOn: [settings, lock, vaults[otherThan[role]].lock] },
  );
  new Selection(
    `${name}-${role}-selection`,
    {
      name: physicalName("backup-plan", ["data-class", args.dataClass]),
      region,
      planId: plan.id,
      iamRoleArn: backup.role.arn,
      selectionTags: [{ type: "STRINGEQUALS", key: "wardrail:data-class", value: args.dataClass }],
    },
    { ...opts, dependsOn: [...backup.attachments] },
  );
}

function testRestores(
  name: string,
  role: Role,
  { args, vaults, tags }: PlanFacts,
  restore: ReturnType<typeof serviceRole>,
  opts: pulumi.CustomResourceOptions,
): void {
  const { regions, dataClass, ownership, keys, restorePlaces } = args;
  const region = regions[role];
  const plan = new RestoreTestingPlan(
    `${name}-${role}-restore-test`,
    {
      name: auditName(["wardrail", ownership.environment, "monthly"]),
      region,
      scheduleExpression: restoreTestSchedule,
      startWindowHours: 1,
      recoveryPointSelection: {
        algorithm: "LATEST_WITHIN_WINDOW",
        includeVaults: [vaults[role].vault.arn],
        recoveryPointTypes: ["CONTINUOUS", "SNAPSHOT"],
        selectionWindowDays: restoreTestWindowDays,
      },
      tags,
    },
    opts,
  );
  for (const type of testedTypes) {
    new RestoreTestingSelection(
      `${name}-${role}-restore-test-${type.toLowerCase()}`,
      {
        name: auditName([type.toLowerCase(), dataClass]),
        region,
        restoreTestingPlanName: plan.name,
        protectedResourceType: type,
        protectedResourceConditions: {
          stringEquals: [{ key: "aws:ResourceTag/wardrail:data-class", value: dataClass }],
        },
        iamRoleArn: restore.role.arn,
        validationWindowHours: validationHours,
        restoreMetadataOverrides:
          type === "Aurora" ? auroraOverrides(restorePlaces[role]) : dynamoOverrides(keys[role]),
      },
      { ...opts, dependsOn: [...restore.attachments] },
    );
  }
}

/** Test copies hold real data, so they go where the database itself is, behind its security group. */
function auroraOverrides(place: RestorePlace): Record<string, pulumi.Input<string>> {
  return {
    dbSubnetGroupName: place.subnetGroupName,
    dbClusterParameterGroupName: place.parameterGroupName,
    vpcSecurityGroupIds: pulumi.jsonStringify([place.securityGroupId]),
  };
}

/** Without this a test copy would be encrypted with a key of AWS. */
function dynamoOverrides(key: KeyRef): Record<string, pulumi.Input<string>> {
  return { encryptionType: "KMS", kmsMasterKeyArn: key.arn };
}
