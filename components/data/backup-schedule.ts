import { Plan } from "@pulumi/aws/backup/plan.js";
import { Selection } from "@pulumi/aws/backup/selection.js";
import type * as pulumi from "@pulumi/pulumi";
import { type DataClass, type Environment, physicalName, type Region } from "../naming/index.ts";
import { type BackupRetention, backupRules } from "./backup-plan.ts";
import type { RegionalVaults } from "./regional-vaults.ts";
import type { ServiceRole } from "./service-role.ts";

export interface BackupScheduleArgs {
  readonly region: Region;
  readonly environment: Environment;
  readonly dataClass: DataClass;
  readonly retention: BackupRetention;
  /** True where the log for point-in-time recovery is kept too. */
  readonly continuous: boolean;
  readonly own: RegionalVaults;
  /** The other region's, which gets a copy of everything. */
  readonly other: RegionalVaults;
  readonly role: ServiceRole;
  readonly tags: Record<string, string>;
}

/** One region's daily plan and what it takes: every store with the data class in its tags. */
export function scheduleBackups(
  name: string,
  args: BackupScheduleArgs,
  opts: pulumi.CustomResourceOptions,
): Plan {
  const { region, environment, dataClass, retention, continuous, own, other, role, tags } = args;
  const destinations = { "other-region": other.vault.arn, "air-gapped": own.airGapped.arn };
  const plan = new Plan(
    `${name}-plan`,
    {
      name: physicalName("backup-plan", ["wardrail", environment, "data"]),
      region,
      rules: backupRules(retention, { continuous }).map(({ copies, ...rule }) => ({
        ...rule,
        targetVaultName: own.vault.name,
        copyActions: copies.map(({ to, deleteAfter }) => ({
          destinationVaultArn: destinations[to],
          lifecycle: { deleteAfter },
        })),
        recoveryPointTags: tags,
      })),
      tags,
    },
    // The locks come first: a recovery point taken before them could still be deleted.
    { ...opts, dependsOn: [own.settings, own.lock, other.lock] },
  );
  new Selection(
    `${name}-selection`,
    {
      name: physicalName("backup-plan", ["data-class", dataClass]),
      region,
      planId: plan.id,
      iamRoleArn: role.role.arn,
      selectionTags: [{ type: "STRINGEQUALS", key: "wardrail:data-class", value: dataClass }],
    },
    { ...opts, dependsOn: [...role.attachments] },
  );
  return plan;
}
