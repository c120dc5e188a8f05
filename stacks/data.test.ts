import { describe, expect, it } from "vitest";
import { tableNames } from "../components/data/index.ts";
import type { GraphResource } from "../exchange/resource-graph.ts";
import { dataRegions as regions, renderReferenceData } from "./rendered-data.ts";
import { at, input } from "./rendered-estate.ts";

const { graph, ofType, phiKeyIn } = await renderReferenceData();

const componentOf = ({ parent }: GraphResource) => parent?.split("::").at(-1);

describe("everything in the data stack", () => {
  it("belongs to a component, carries its name, and is in one of the two regions", () => {
    for (const resource of graph.resources) {
      if (!resource.custom || resource.type.startsWith("pulumi:")) continue;
      const component = componentOf(resource) ?? "";
      expect(resource.parent, resource.urn).toContain("wardrail:data:");
      expect(resource.name.startsWith(`${component}-`), resource.urn).toBe(true);
      if (!resource.type.startsWith("aws:iam/")) expect(regions, resource.urn).toContain(resource.region);
    }
  });

  it("is tagged as patient data with owner, tier and recovery goals, wherever AWS takes tags", () => {
    const takesNone =
      /(Policy|Attachment|LockConfiguration|RegionSettings|Selection|ContributorInsights|TargetGroup|Target)$/;
    const tagged = graph.resources.filter(({ type }) => type.startsWith("aws:") && !takesNone.test(type));
    expect(tagged.length).toBeGreaterThan(40);
    for (const resource of tagged) {
      expect(input(resource, "tags"), resource.urn).toMatchObject({
        "wardrail:data-class": "phi",
        "wardrail:environment": "prod",
        "wardrail:owner": "scheduling-platform",
        "wardrail:tier": expect.stringMatching(/^[01]$/),
        "wardrail:rpo-minutes": expect.stringMatching(/^\d+$/),
        "wardrail:rto-minutes": expect.stringMatching(/^\d+$/),
      });
    }
  });

  it("is protected when it holds data, and kept when it is a record or a backup", () => {
    const stateful = [
      "aws:rds/globalCluster:GlobalCluster",
      "aws:rds/cluster:Cluster",
      "aws:rds/clusterInstance:ClusterInstance",
      "aws:dynamodb/table:Table",
      "aws:cloudwatch/logGroup:LogGroup",
      "aws:backup/vault:Vault",
      "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
      "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault",
    ];
    for (const resource of graph.resources.filter(({ custom }) => custom)) {
      expect(resource.protect, resource.urn).toBe(stateful.includes(resource.type));
      expect(resource.retainOnDelete, resource.urn).toBe(
        resource.protect && !resource.type.startsWith("aws:rds/"),
      );
    }
  });

  it("is encrypted with the patient data key of its own region", () => {
    const keyInput: Readonly<Record<string, readonly string[]>> = {
      "aws:rds/cluster:Cluster": ["kmsKeyId", "performanceInsightsKmsKeyId"],
      "aws:rds/clusterInstance:ClusterInstance": ["performanceInsightsKmsKeyId"],
      "aws:cloudwatch/logGroup:LogGroup": ["kmsKeyId"],
      "aws:backup/vault:Vault": ["kmsKeyArn"],
    };
    for (const resource of graph.resources) {
      for (const property of keyInput[resource.type] ?? []) {
        expect(input(resource, property), resource.urn).toBe(phiKeyIn(resource.region));
      }
    }
    for (const table of ofType("aws:dynamodb/table:Table")) {
      expect(input(table, "serverSideEncryption")).toEqual({
        enabled: true,
        kmsKeyArn: phiKeyIn("us-east-1"),
      });
      expect(input(table, "replicas", 0, "kmsKeyArn")).toBe(phiKeyIn("us-west-2"));
    }
  });
});

describe("outputs", () => {
  it("name what the layers after it need, per region", () => {
    for (const region of regions) {
      expect(at(graph.outputs, "bookingDatabase", "inRegion", region)).toMatchObject({
        clusterArn: expect.stringContaining(`:rds:${region}:`),
        writeEndpoint: expect.stringContaining(`.${region}.rds.amazonaws.com`),
        readEndpoint: expect.stringContaining(`.${region}.rds.amazonaws.com`),
        clientSecurityGroupId: expect.stringMatching(/^sg-/),
        proxyResourceId: expect.stringMatching(/^prx-/),
      });
      for (const table of tableNames) {
        expect(at(graph.outputs, "tables", table, "arns", region)).toBe(
          `arn:aws:dynamodb:${region}:111122223333:table/wardrail-prod-${table}`,
        );
      }
    }
    expect(graph.outputs["shardsPerHospitalDay"]).toBe(2);
  });
});
