import { Framework } from "@pulumi/aws/backup/framework.js";
import * as pulumi from "@pulumi/pulumi";
import type { KeyRef } from "../foundation/index.ts";
import {
  type DataClass,
  type Ownership,
  physicalName,
  type RegionPair,
  serviceTrust,
  shortNameOf,
  tagsOf,
} from "../naming/index.ts";
import { auditControls, auditName } from "./backup-audit.ts";
import { type BackupRetention, standardRetention, vaultLock } from "./backup-plan.ts";
import { scheduleBackups } from "./backup-schedule.ts";
import type { InBothRegions } from "./both-regions.ts";
import { type RegionalVaults, regionalVaults } from "./regional-vaults.ts";
import { type RestorePlace, testRestores } from "./restore-tests.ts";
import { serviceRole } from "./service-role.ts";

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

const managedPolicy = (name: string) => `arn:aws:iam::aws:policy/service-role/${name}`;
const tier = 0;
/**
 * Backups that nobody can delete, in both regions alike, so that losing one stops neither taking nor restoring them.
 * Each region has a vault locked in compliance mode, an air-gapped vault whose contents lie outside the account, a
 * daily plan that selects stores by their data-class tag and copies to the other region, a monthly restore test, and
 * an audit framework (45 CFR 164.308(a)(7)(ii)(A), (B) and (D)).
 *
 * An administrator brings it up first: the deploy roles may neither write a vault's policy nor make a role that is not
 * under the boundary of workloads, and the two roles here cannot be.
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
    const { environment } = ownership;
    const retention = args.retention ?? standardRetention.value;
    super("wardrail:data:BackupVault", name, { regions, dataClass, retention, lock: vaultLock }, opts);
    const child = { parent: this };
    const tags = tagsOf(ownership, { service: "backup", dataClass, tier });
    const trust = serviceTrust({ service: "backup.amazonaws.com", accountId });
    const roleFor = (word: "backup" | "restore", description: string, policy: string) =>
      serviceRole(
        `${name}-${word}`,
        {
          physicalName: physicalName("role", ["wardrail", environment, "data", word]),
          description,
          trust,
          policyArns: { service: managedPolicy(policy) },
          boundary: { unboundedBecause: "workloads may not copy stores, and that is what backing up is" },
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
    const vaultsIn = (role: keyof RegionPair) =>
      regionalVaults(
        `${name}-${role}`,
        { region: regions[role], environment, key: args.keys[role], tags },
        child,
      );
    const vaults = { primary: vaultsIn("primary"), secondary: vaultsIn("secondary") };
    for (const [role, other] of [
      ["primary", "secondary"],
      ["secondary", "primary"],
    ] as const) {
      const place = { region: regions[role], environment, dataClass, tags, own: vaults[role] };
      // Only the writer's region has a log to keep; the other cluster replicates storage.
      const continuous = role === "primary";
      scheduleBackups(
        `${name}-${role}`,
        { ...place, retention, continuous, other: vaults[other], role: backup },
        child,
      );
      testRestores(
        `${name}-${role}`,
        { ...place, key: args.keys[role], restorePlace: args.restorePlaces[role], role: restore },
        child,
      );
      new Framework(
        `${name}-${role}-audit`,
        {
          name: auditName(["wardrail", environment, shortNameOf(regions[role])]),
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
