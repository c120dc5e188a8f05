import { createHash } from "node:crypto";
import { reveal } from "../../exchange/resource-graph.ts";
import type { Computed, Facts } from "./computed-values.ts";

type Synthesis = (facts: Facts) => Computed;

/** What providers answer for databases, tables, secrets and backups, in the shapes of AWS. */
export const storeSynthesis: Readonly<Record<string, Synthesis>> = {
  "aws:rds/globalCluster:GlobalCluster": (facts) => {
    const name = text(facts, "globalClusterIdentifier");
    // Global databases have no region in their ARN.
    const arn = `arn:aws:rds::${facts.accountId}:global-cluster:${name}`;
    return { id: name, outputs: { arn, globalClusterResourceId: `cluster-${digest(facts, 16)}` } };
  },
  "aws:rds/cluster:Cluster": (facts) => {
    const name = text(facts, "clusterIdentifier");
    const host = `${digest(facts, 12)}.${facts.region}.rds.amazonaws.com`;
    const outputs = {
      arn: arnOf(facts, "rds", `cluster:${name}`),
      clusterResourceId: `cluster-${digest(facts, 26).toUpperCase()}`,
      endpoint: `${name}.cluster-${host}`,
      readerEndpoint: `${name}.cluster-ro-${host}`,
    };
    return { id: name, outputs };
  },
  "aws:rds/clusterInstance:ClusterInstance": (facts) => {
    const name = text(facts, "identifier");
    return { id: name, outputs: { arn: arnOf(facts, "rds", `db:${name}`) } };
  },
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": (facts) => named(facts, "rds", "cluster-pg:"),
  "aws:rds/subnetGroup:SubnetGroup": (facts) => named(facts, "rds", "subgrp:"),
  "aws:rds/proxy:Proxy": (facts) => {
    const endpoint = `${facts.physicalName}.proxy-${digest(facts, 12)}.${facts.region}.rds.amazonaws.com`;
    const arn = arnOf(facts, "rds", `db-proxy:prx-${digest(facts, 17)}`);
    return { id: facts.physicalName, outputs: { name: facts.physicalName, arn, endpoint } };
  },
  "aws:rds/proxyEndpoint:ProxyEndpoint": (facts) => {
    const name = text(facts, "dbProxyEndpointName");
    const endpoint = `${name}.endpoint.proxy-${digest(facts, 12)}.${facts.region}.rds.amazonaws.com`;
    const arn = arnOf(facts, "rds", `db-proxy-endpoint:prx-endpoint-${digest(facts, 17)}`);
    return { id: `${text(facts, "dbProxyName")}/${name}`, outputs: { arn, endpoint } };
  },
  "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup": (facts) => ({
    id: text(facts, "dbProxyName"),
    outputs: { name: "default", arn: arnOf(facts, "rds", `target-group:prx-tg-${digest(facts, 17)}`) },
  }),
  "aws:dynamodb/table:Table": (facts) => {
    const arn = arnOf(facts, "dynamodb", `table/${facts.physicalName}`);
    return { id: facts.physicalName, outputs: { name: facts.physicalName, arn } };
  },
  "aws:secretsmanager/secret:Secret": (facts) => {
    // AWS ends a secret's ARN in six characters, so that a secret made again is another one.
    const arn = arnOf(facts, "secretsmanager", `secret:${facts.physicalName}-${digest(facts, 6)}`);
    return { id: arn, outputs: { name: facts.physicalName, arn } };
  },
  "aws:backup/vault:Vault": (facts) => named(facts, "backup", "backup-vault:"),
  "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault": (facts) =>
    named(facts, "backup", "backup-vault:"),
  "aws:backup/plan:Plan": (facts) => {
    const id = digest(facts, 32);
    return { id, outputs: { arn: arnOf(facts, "backup", `backup-plan:${id}`) } };
  },
  "aws:backup/framework:Framework": (facts) => named(facts, "backup", "framework:"),
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": (facts) =>
    named(facts, "backup", "restore-testing-plan:"),
};

function named(facts: Facts, service: string, prefix: string): Computed {
  const { physicalName } = facts;
  return {
    id: physicalName,
    outputs: { name: physicalName, arn: arnOf(facts, service, `${prefix}${physicalName}`) },
  };
}

function arnOf({ region, accountId }: Facts, service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}

function text({ inputs }: Facts, key: string): string {
  const value = reveal(inputs[key]);
  return typeof value === "string" ? value : "";
}

function digest({ urn }: Facts, length: number): string {
  return createHash("sha256").update(urn).digest("hex").slice(0, length);
}
