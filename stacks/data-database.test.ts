import { describe, expect, it } from "vitest";
import { type GraphResource, isSecret, type PropertyValue } from "../exchange/resource-graph.ts";
import { missing, dataRegions as regions, renderReferenceData } from "./rendered-data.ts";
import { at, input } from "./rendered-estate.ts";

const { graphs, ofType } = await renderReferenceData();

describe("the booking database", () => {
  const clusters = ofType("aws:rds/cluster:Cluster");
  const [writer, other] = regions.map((region) => clusters.find((cluster) => cluster.region === region));
  const instancesOf = (cluster: GraphResource | undefined) =>
    ofType("aws:rds/clusterInstance:ClusterInstance").filter(
      (instance) => input(instance, "clusterIdentifier") === cluster?.id,
    );

  it("is one encrypted global database of one version in both regions", () => {
    const [global, ...more] = ofType("aws:rds/globalCluster:GlobalCluster");
    expect(more).toEqual([]);
    expect(global?.inputs).toMatchObject({ storageEncrypted: true, deletionProtection: true });
    expect(clusters).toHaveLength(2);
    for (const cluster of clusters) {
      expect(input(cluster, "globalClusterIdentifier")).toBe(global?.id);
      expect(input(cluster, "engineVersion")).toBe(global?.inputs["engineVersion"]);
    }
  });

  it("keeps 35 days to go back to, resists deletion and signs in by IAM, in both regions", () => {
    for (const cluster of clusters) {
      expect(cluster.inputs).toMatchObject({
        storageEncrypted: true,
        deletionProtection: true,
        backupRetentionPeriod: 35,
        iamDatabaseAuthenticationEnabled: true,
        databaseInsightsMode: "advanced",
        performanceInsightsRetentionPeriod: 465,
        copyTagsToSnapshot: true,
        skipFinalSnapshot: false,
        enabledCloudwatchLogsExports: ["postgresql", "instance", "iam-db-auth-error"],
        serverlessv2ScalingConfiguration: { minCapacity: 78, maxCapacity: 155 },
      });
    }
  });

  it("gives a master user to the member that starts as writer only, with a password that is secret", () => {
    expect(writer?.inputs).toMatchObject({ masterUsername: "booking_owner", databaseName: "booking" });
    expect(isSecret(writer?.inputs["masterPasswordWo"])).toBe(true);
    for (const property of ["masterUsername", "masterPasswordWo", "databaseName"]) {
      expect(other?.inputs, property).not.toHaveProperty(property);
    }
    // AWS refuses it for every member of a global database.
    for (const cluster of clusters) expect(cluster.inputs).not.toHaveProperty("manageMasterUserPassword");
  });

  it("makes the other member after the writer, which it copies", () => {
    const before = other?.dependencies ?? [];
    for (const instance of instancesOf(writer)) expect(before).toContain(instance.urn);
  });

  it("keeps booking when one zone is lost, in either region", () => {
    expect(instancesOf(writer).length).toBe(3);
    expect(instancesOf(other).length).toBe(2);
    for (const cluster of clusters) {
      const zones = instancesOf(cluster).map((instance) => input(instance, "availabilityZone"));
      expect(new Set(zones).size).toBe(zones.length);
      for (const instance of instancesOf(cluster)) {
        expect(instance.inputs).toMatchObject({
          instanceClass: "db.serverless",
          publiclyAccessible: false,
          autoMinorVersionUpgrade: true,
        });
        // Above tier 1 an instance may be smaller than the writer it replaces.
        expect(input(instance, "promotionTier")).toBeLessThanOrEqual(1);
      }
    }
  });

  it("lies in the isolated subnets of its region's network", () => {
    for (const [index, short] of ["use1", "usw2"].entries()) {
      const network = graphs.find((candidate) => candidate.stack === `network-prod-${short}`);
      const group = ofType("aws:rds/subnetGroup:SubnetGroup").find(({ region }) => region === regions[index]);
      expect(network).toBeDefined();
      expect(input(group ?? missing(), "subnetIds")).toEqual(at(network?.outputs, "subnetIds", "isolated"));
    }
  });

  it("opens PostgreSQL from clients to the proxy and from the proxy to the database, and nothing else", () => {
    const groups = new Map(ofType("aws:ec2/securityGroup:SecurityGroup").map((group) => [group.id, group]));
    const named = (id: PropertyValue | undefined) => groups.get(String(id))?.name.split("-").at(-2);
    for (const direction of ["Ingress", "Egress"]) {
      const rules = ofType(`aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`);
      const paths = rules.map((rule) => {
        expect(rule.inputs).toMatchObject({ ipProtocol: "tcp", fromPort: 5432, toPort: 5432 });
        expect(rule.inputs).not.toHaveProperty("cidrIpv4");
        const ends = [named(input(rule, "referencedSecurityGroupId")), named(input(rule, "securityGroupId"))];
        return (direction === "Ingress" ? ends : ends.reverse()).join(" to ");
      });
      expect(paths.sort()).toEqual([
        "client to proxy",
        "client to proxy",
        "proxy to database",
        "proxy to database",
      ]);
    }
    for (const group of groups.values()) {
      expect(group.inputs).not.toHaveProperty("ingress");
      expect(group.inputs).not.toHaveProperty("egress");
    }
  });

  it("is reached through a proxy that demands TLS and IAM, and reads in both regions", () => {
    const proxies = ofType("aws:rds/proxy:Proxy");
    expect(proxies.map(({ region }) => region).sort()).toEqual([...regions]);
    for (const proxy of proxies) {
      expect(proxy.inputs).toMatchObject({
        requireTls: true,
        defaultAuthScheme: "IAM_AUTH",
        debugLogging: false,
        engineFamily: "POSTGRESQL",
      });
      const read = ofType("aws:rds/proxyEndpoint:ProxyEndpoint").find(
        ({ region }) => region === proxy.region,
      );
      expect(read?.inputs).toMatchObject({ targetRole: "READ_ONLY", dbProxyName: proxy.inputs["name"] });
    }
  });

  it("lets each proxy sign in to its own cluster, as the service's two users", () => {
    for (const cluster of clusters) {
      const id = cluster.outputs["clusterResourceId"];
      const policies = ofType("aws:iam/policy:Policy").filter(({ inputs }) =>
        String(inputs["policy"]).includes(`${String(cluster.region)}:111122223333:dbuser:${String(id)}/`),
      );
      expect(policies).toHaveLength(1);
      const statements = JSON.parse(String(policies[0]?.inputs["policy"])).Statement;
      expect(statements).toHaveLength(1);
      expect(statements[0].Action).toEqual(["rds-db:connect"]);
      expect(statements[0].Resource).toHaveLength(2);
      for (const resource of statements[0].Resource) expect(resource).not.toContain("*");
    }
  });

  it("has roles under the boundary that deployments may make roles in", () => {
    const roles = ofType("aws:iam/role:Role").filter(({ name }) => name.startsWith("booking-database-"));
    expect(roles).toHaveLength(3);
    for (const role of roles) {
      expect(role.inputs["permissionsBoundary"]).toBe(
        "arn:aws:iam::111122223333:policy/wardrail-prod-boundary-workloads",
      );
    }
  });

  it("finds its log groups made, with key, six years and masking, before RDS would make them without", () => {
    const groups = ofType("aws:cloudwatch/logGroup:LogGroup");
    for (const cluster of clusters) {
      const wanted = ["postgresql", "instance", "iam-db-auth-error"].map(
        (type) => `/aws/rds/cluster/${String(cluster.id)}/${type}`,
      );
      // Under its boundary the monitoring role could not make this one itself.
      wanted.push("RDSOSMetrics");
      for (const name of wanted) {
        const group = groups.find(
          ({ inputs, region }) => inputs["name"] === name && region === cluster.region,
        );
        expect(cluster.dependencies, name).toContain(group?.urn);
      }
    }
    for (const proxy of ofType("aws:rds/proxy:Proxy")) {
      const group = groups.find(
        ({ inputs, region }) =>
          inputs["name"] === `/aws/rds/proxy/${String(proxy.inputs["name"])}` && region === proxy.region,
      );
      expect(proxy.dependencies).toContain(group?.urn);
    }
    for (const group of groups) {
      expect(group.inputs).toMatchObject({ retentionInDays: 2192, skipDestroy: true });
      const masking = ofType("aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy").find(
        ({ inputs, region }) => inputs["logGroupName"] === group.inputs["name"] && region === group.region,
      );
      expect(String(masking?.inputs["policyDocument"])).toContain("Deidentify");
    }
  });

  it("pauses writes for a lagging region in the writer's parameters only", () => {
    const names = (region: string) =>
      (
        input(
          ofType("aws:rds/clusterParameterGroup:ClusterParameterGroup").find((g) => g.region === region) ??
            missing(),
          "parameters",
        ) as readonly { name: string }[]
      ).map(({ name }) => name);
    expect(names("us-east-1")).toContain("rds.global_db_rpo");
    expect(names("us-west-2")).not.toContain("rds.global_db_rpo");
  });
});
