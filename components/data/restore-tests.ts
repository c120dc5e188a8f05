import { RestoreTestingPlan } from "@pulumi/aws/backup/restoreTestingPlan.js";
import { RestoreTestingSelection } from "@pulumi/aws/backup/restoreTestingSelection.js";
import * as pulumi from "@pulumi/pulumi";
import type { KeyRef } from "../foundation/index.ts";
import type { DataClass, Environment, Region } from "../naming/index.ts";
import { auditName } from "./backup-audit.ts";
import { restoreTestSchedule, restoreTestWindowDays } from "./backup-plan.ts";
import type { RegionalVaults } from "./regional-vaults.ts";
import type { ServiceRole } from "./service-role.ts";

/** Where AWS restores a test copy of a database to; without it, into the account's default network. */
export interface RestorePlace {
  readonly subnetGroupName: pulumi.Input<string>;
  readonly securityGroupId: pulumi.Input<string>;
  readonly parameterGroupName: pulumi.Input<string>;
}

/** A restored copy stays this long for checks, then AWS deletes it. */
const validationHours = 4;

/** Store types that restores are tested for, as AWS Backup names them. */
const testedTypes = ["Aurora", "DynamoDB"] as const;

export interface RestoreTestArgs {
  readonly region: Region;
  readonly environment: Environment;
  readonly dataClass: DataClass;
  readonly own: RegionalVaults;
  readonly key: KeyRef;
  readonly restorePlace: RestorePlace;
  readonly role: ServiceRole;
  readonly tags: Record<string, string>;
}

/** Restores the newest recovery point of every store once a month, times it, and deletes the copy. */
export function testRestores(name: string, args: RestoreTestArgs, opts: pulumi.CustomResourceOptions): void {
  const { region, environment, dataClass, own, key, restorePlace, role, tags } = args;
  const plan = new RestoreTestingPlan(
    `${name}-restore-test`,
    {
      name: auditName(["wardrail", environment, "monthly"]),
      region,
      scheduleExpression: restoreTestSchedule,
      startWindowHours: 1,
      recoveryPointSelection: {
        algorithm: "LATEST_WITHIN_WINDOW",
        includeVaults: [own.vault.arn],
        recoveryPointTypes: ["CONTINUOUS", "SNAPSHOT"],
        selectionWindowDays: restoreTestWindowDays,
      },
      tags,
    },
    opts,
  );
  for (const type of testedTypes) {
    new RestoreTestingSelection(
      `${name}-restore-test-${type.toLowerCase()}`,
      {
        name: auditName([type.toLowerCase(), dataClass]),
        region,
        restoreTestingPlanName: plan.name,
        protectedResourceType: type,
        protectedResourceConditions: {
          stringEquals: [{ key: "aws:ResourceTag/wardrail:data-class", value: dataClass }],
        },
        iamRoleArn: role.role.arn,
        validationWindowHours: validationHours,
        restoreMetadataOverrides: type === "Aurora" ? auroraOverrides(restorePlace) : dynamoOverrides(key),
      },
      { ...opts, dependsOn: [...role.attachments] },
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
