import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup.js";
import { SecurityGroupEgressRule } from "@pulumi/aws/vpc/securityGroupEgressRule.js";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule.js";
import type * as pulumi from "@pulumi/pulumi";
import type { Region } from "../naming/index.ts";

export const postgresPort = 5432;

/** Who may open a connection to whom: clients reach the proxy, the proxy reaches the database, nothing else does. */
export interface DatabaseSecurityGroups {
  /** Workloads that use the database wear it; it lets them reach the proxy and gives them nothing else. */
  readonly client: SecurityGroup;
  readonly proxy: SecurityGroup;
  readonly database: SecurityGroup;
}

export function databaseSecurityGroups(
  name: string,
  args: {
    readonly region: Region;
    readonly vpcId: pulumi.Input<string>;
    /** Starts the groups' names. */
    readonly physicalName: string;
    readonly tags: Record<string, string>;
  },
  opts: pulumi.CustomResourceOptions,
): DatabaseSecurityGroups {
  const { region, vpcId, tags } = args;
  const group = (role: keyof DatabaseSecurityGroups, description: string) =>
    new SecurityGroup(
      `${name}-${role}-group`,
      {
        name: `${args.physicalName}-${role}`,
        description,
        region,
        vpcId,
        revokeRulesOnDelete: true,
        tags: { ...tags, Name: `${args.physicalName}-${role}` },
      },
      opts,
    );
  const groups = {
    client: group("client", "Workloads that may connect to the booking database proxy"),
    proxy: group("proxy", "Booking database proxy"),
    database: group("database", "Booking database, reached through its proxy only"),
  };
  const connect = (from: keyof DatabaseSecurityGroups, to: keyof DatabaseSecurityGroups) => {
    const postgres = { region, ipProtocol: "tcp", fromPort: postgresPort, toPort: postgresPort, tags };
    const description = `PostgreSQL from ${from} to ${to}`;
    new SecurityGroupEgressRule(
      `${name}-${from}-to-${to}`,
      {
        ...postgres,
        description,
        securityGroupId: groups[from].id,
        referencedSecurityGroupId: groups[to].id,
      },
      opts,
    );
    new SecurityGroupIngressRule(
      `${name}-${to}-from-${from}`,
      {
        ...postgres,
        description,
        securityGroupId: groups[to].id,
        referencedSecurityGroupId: groups[from].id,
      },
      opts,
    );
  };
  connect("client", "proxy");
  connect("proxy", "database");
  return groups;
}
