import { describe, expect, it } from "vitest";
import type { PropertyValue } from "../exchange/resource-graph.ts";
import { missing, dataRegions as regions, renderReferenceData } from "./rendered-data.ts";
import { at, input } from "./rendered-estate.ts";

const { ofType, phiKeyIn } = await renderReferenceData();

describe("the backups", () => {
  const inRegion = (type: string, region: string) => {
    const found = ofType(type).filter((resource) => resource.region === region);
    expect(found, `${type} in ${region}`).toHaveLength(1);
    return found[0] ?? missing();
  };

  it.each(regions)("of %s go to a locked vault, the other region and an air-gapped vault", (region) => {
    const vault = inRegion("aws:backup/vault:Vault", region);
    const lock = inRegion("aws:backup/vaultLockConfiguration:VaultLockConfiguration", region);
    expect(lock.inputs).toMatchObject({
      backupVaultName: vault.inputs["name"],
      changeableForDays: 3,
      minRetentionDays: 35,
      maxRetentionDays: 2557,
    });
    const policy = inRegion("aws:backup/vaultPolicy:VaultPolicy", region);
    expect(String(policy.inputs["policy"])).toContain("backup:DeleteRecoveryPoint");
    const airGapped = inRegion("aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault", region);
    expect(airGapped.inputs).toMatchObject({ minRetentionDays: 35, maxRetentionDays: 2557 });
    const plan = inRegion("aws:backup/plan:Plan", region);
    const otherRegion = regions.find((candidate) => candidate !== region) ?? missing();
    const rules = input(plan, "rules") as readonly PropertyValue[];
    const copies = rules.flatMap(
      (rule) => at(rule, "copyActions") as readonly { destinationVaultArn: string }[],
    );
    expect(copies.map(({ destinationVaultArn }) => destinationVaultArn)).toEqual([
      inRegion("aws:backup/vault:Vault", otherRegion).outputs["arn"],
      airGapped.outputs["arn"],
    ]);
    for (const rule of rules) expect(at(rule, "targetVaultName")).toBe(vault.inputs["name"]);
    expect(plan.dependencies).toContain(lock.urn);
  });

  it.each(regions)("of %s take every store with patient data, by its tag", (region) => {
    const selection = inRegion("aws:backup/selection:Selection", region);
    expect(input(selection, "selectionTags")).toEqual([
      { type: "STRINGEQUALS", key: "wardrail:data-class", value: "phi" },
    ]);
    const settings = inRegion("aws:backup/regionSettings:RegionSettings", region);
    for (const type of ["Aurora", "DynamoDB"]) {
      expect(input(settings, "resourceTypeOptInPreference", type)).toBe(true);
    }
    expect(input(settings, "resourceTypeManagementPreference", "DynamoDB")).toBe(true);
  });

  it("keep the log for point-in-time recovery in the region of the writer", () => {
    const continuous = (region: string) =>
      (input(inRegion("aws:backup/plan:Plan", region), "rules") as readonly PropertyValue[]).some(
        (rule) => at(rule, "enableContinuousBackup") === true,
      );
    expect(continuous("us-east-1")).toBe(true);
    expect(continuous("us-west-2")).toBe(false);
  });

  it("are restored for a test every month, into our own network and under our own key", () => {
    for (const region of regions) {
      const plan = inRegion("aws:backup/restoreTestingPlan:RestoreTestingPlan", region);
      expect(input(plan, "scheduleExpression")).toBe("cron(0 15 1 * ? *)");
      expect(String(plan.inputs["name"])).toMatch(/^\w{1,50}$/);
      const selections = ofType("aws:backup/restoreTestingSelection:RestoreTestingSelection").filter(
        (selection) => selection.region === region,
      );
      const overrides = Object.fromEntries(
        selections.map(({ inputs }) => [inputs["protectedResourceType"], inputs["restoreMetadataOverrides"]]),
      );
      const database = ofType("aws:ec2/securityGroup:SecurityGroup").find(
        (group) => group.region === region && group.name.endsWith("database-group"),
      );
      const subnets = ofType("aws:rds/subnetGroup:SubnetGroup").find((group) => group.region === region);
      expect(overrides["Aurora"]).toMatchObject({
        dbSubnetGroupName: subnets?.inputs["name"],
        vpcSecurityGroupIds: JSON.stringify([database?.id]),
      });
      expect(overrides["DynamoDB"]).toEqual({ encryptionType: "KMS", kmsMasterKeyArn: phiKeyIn(region) });
    }
  });

  it("are taken by a role that cannot restore", () => {
    const roleOf = (type: string) => new Set(ofType(type).map((selection) => input(selection, "iamRoleArn")));
    const taking = roleOf("aws:backup/selection:Selection");
    const restoring = roleOf("aws:backup/restoreTestingSelection:RestoreTestingSelection");
    expect(taking.size).toBe(1);
    expect(restoring.size).toBe(1);
    expect([...taking][0]).not.toBe([...restoring][0]);
  });
});
