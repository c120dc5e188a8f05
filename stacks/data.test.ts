import { describe, expect, it } from "vitest";
import { tableNames, tables as tableSchemas } from "../components/data/index.ts";
import { InputError } from "../exchange/problem.ts";
import { type GraphResource, isSecret, type PropertyValue } from "../exchange/resource-graph.ts";
import { renderStack } from "./offline/index.ts";
import type { ConfigValue } from "./offline/project-files.ts";
import { at, input, renderReferenceEstate } from "./rendered-estate.ts";

const stack = "data-prod";
const { graphs } = await renderReferenceEstate();
const graph = graphs.find((candidate) => candidate.stack === stack) ?? fail();
const ofType = (type: string) => graph.resources.filter((resource) => resource.type === type);
const foundation = graphs.find((candidate) => candidate.stack === "foundation-prod");
const regions = ["us-east-1", "us-west-2"] as const;

const phiKeyIn = (region: string | undefined) => at(foundation?.outputs, "keys", "phi", region ?? "", "arn");
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
      expect(input(group ?? fail(), "subnetIds")).toEqual(at(network?.outputs, "subnetIds", "isolated"));
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

  it("finds its log groups made, with key, six years and masking, before RDS would make them without", () => {
    const groups = ofType("aws:cloudwatch/logGroup:LogGroup");
    for (const cluster of clusters) {
      const wanted = ["postgresql", "instance", "iam-db-auth-error"].map(
        (type) => `/aws/rds/cluster/${String(cluster.id)}/${type}`,
      );
      for (const name of wanted) {
        const group = groups.find(({ inputs }) => inputs["name"] === name);
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
            fail(),
          "parameters",
        ) as readonly { name: string }[]
      ).map(({ name }) => name);
    expect(names("us-east-1")).toContain("rds.global_db_rpo");
    expect(names("us-west-2")).not.toContain("rds.global_db_rpo");
  });
});

describe("the tables", () => {
  const tables = ofType("aws:dynamodb/table:Table");

  it("are three global tables with a protected, recoverable, tagged replica in the other region", () => {
    expect(tables.map(({ inputs }) => inputs["name"]).sort()).toEqual(
      tableNames.map((name) => `wardrail-prod-${name}`).sort(),
    );
    for (const table of tables) {
      expect(table.inputs).toMatchObject({
        region: "us-east-1",
        billingMode: "PAY_PER_REQUEST",
        deletionProtectionEnabled: true,
        pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 35 },
        streamEnabled: true,
        streamViewType: "NEW_AND_OLD_IMAGES",
        ttl: { enabled: true, attributeName: "expiresAt" },
        replicas: [
          {
            regionName: "us-west-2",
            consistencyMode: "EVENTUAL",
            pointInTimeRecovery: true,
            deletionProtectionEnabled: true,
            propagateTags: true,
          },
        ],
      });
      expect(table.inputs).not.toHaveProperty("onDemandThroughput");
    }
  });

  it("are warm for the largest surge, every index as warm as its table", () => {
    for (const table of tables) {
      const warm = input(table, "warmThroughput");
      expect(at(warm, "readUnitsPerSecond")).toBeGreaterThanOrEqual(12_000);
      expect(at(warm, "writeUnitsPerSecond")).toBeGreaterThanOrEqual(4_000);
      const indexes = input(table, "globalSecondaryIndexes") as readonly PropertyValue[];
      for (const index of indexes) expect(at(index, "warmThroughput")).toEqual(warm);
    }
  });

  it("declare exactly the attributes their keys use", () => {
    for (const table of tables) {
      const declared = (input(table, "attributes") as readonly { name: string }[]).map(({ name }) => name);
      const indexes = input(table, "globalSecondaryIndexes") as readonly {
        keySchemas: readonly { attributeName: string }[];
      }[];
      const used = indexes.flatMap(({ keySchemas }) => keySchemas.map(({ attributeName }) => attributeName));
      expect(new Set(declared)).toEqual(
        new Set([String(input(table, "hashKey")), String(input(table, "rangeKey")), ...used]),
      );
    }
  });

  it("show busy keys in clear only where no key leads to a patient, in both regions", () => {
    const shown = ofType("aws:dynamodb/contributorInsights:ContributorInsights");
    expect(new Set(shown.map(({ inputs }) => inputs["tableName"]))).toEqual(
      new Set(["wardrail-prod-availability"]),
    );
    for (const region of regions) {
      const indexes = shown.filter((rule) => rule.region === region).map(({ inputs }) => inputs["indexName"]);
      const all = [undefined, ...tableSchemas.availability.indexes.map(({ name }) => name)];
      expect(new Set(indexes)).toEqual(new Set(all));
    }
  });
});

describe("the backups", () => {
  const inRegion = (type: string, region: string) => {
    const found = ofType(type).filter((resource) => resource.region === region);
    expect(found, `${type} in ${region}`).toHaveLength(1);
    return found[0] ?? fail();
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
    const otherRegion = regions.find((candidate) => candidate !== region) ?? fail();
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

describe("bad settings", () => {
  type Overrides = Readonly<Record<string, ConfigValue | undefined>>;
  async function problemsWith(overrides: Overrides) {
    const error = await renderStack(stack, { overrides: { [stack]: overrides } }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof InputError)) throw new Error(`no InputError but ${String(error)}`);
    return error.problems.map(({ file, path, found, wanted }) => {
      expect(file).toBe("Pulumi.data-prod.yaml");
      return { path, found, wanted };
    });
  }

  it("are refused together, each with its path", async () => {
    const problems = await problemsWith({
      "wardrail:hospitals": 200,
      "wardrail:bookingDatabase": { engineVersion: "9.6", recoveryPointSeconds: 5 },
      "wardrail:backups": { localDays: 7, otherRegionDays: 35, airGappedDays: 4000 },
      "wardrail:tableQuota": { readUnitsPerSecond: 100, writeUnitsPerSecond: 40_000 },
    });
    expect(problems.map(({ path }) => path)).toEqual([
      "wardrail:bookingDatabase.engineVersion",
      "wardrail:bookingDatabase.recoveryPointSeconds",
      "wardrail:tableQuota.readUnitsPerSecond",
      "wardrail:backups.localDays",
      "wardrail:backups.airGappedDays",
    ]);
  });

  it("name, per store, the first limit the declared surge breaks and the number that would do", async () => {
    const problems = await problemsWith({ "wardrail:hospitals": 600 });
    expect(problems).toEqual([
      {
        path: "wardrail:hospitals",
        found: "600 (bookingDatabase: 309 ACU for the writer, the limit is 256)",
        wanted: "at most 497 hospitals per estate: AWS does not raise this limit",
      },
      {
        path: "wardrail:hospitals",
        found: "600 (tables.availability: 69000 readUnitsPerSecond, the quota is 40000)",
        wanted:
          "at most 347 hospitals, or tableQuota.readUnitsPerSecond of 69000 or more once AWS has granted it",
      },
      {
        path: "wardrail:hospitals",
        found: "600 (tables.notifications: 57600 writeUnitsPerSecond, the quota is 40000)",
        wanted:
          "at most 416 hospitals, or tableQuota.writeUnitsPerSecond of 57600 or more once AWS has granted it",
      },
    ]);
  });

  it("let a granted quota carry a larger estate", async () => {
    const larger = await renderStack(stack, {
      overrides: {
        [stack]: {
          "wardrail:hospitals": 400,
          "wardrail:tableQuota": { readUnitsPerSecond: 60_000, writeUnitsPerSecond: 60_000 },
        },
      },
    });
    const table = larger.resources.find(({ name }) => name === "availability-table");
    expect(at(table?.inputs, "warmThroughput", "readUnitsPerSecond")).toBe(46_000);
  });

  it("take an unbounded data loss only with its reason, and then say so on the component", async () => {
    const because = "unboundedDataLossOnRegionLossBecause";
    const version = { engineVersion: "17.5" };
    const short = await problemsWith({ "wardrail:bookingDatabase": { ...version, [because]: "no" } });
    expect(short.map(({ path }) => path)).toEqual([`wardrail:bookingDatabase.${because}`]);
    const reason = "the second region is rebuilt this week, ticket OPS-0000";
    const both = await problemsWith({
      "wardrail:bookingDatabase": { ...version, recoveryPointSeconds: 60, [because]: reason },
    });
    expect(both.map(({ found }) => found)).toEqual(["both"]);
    const loosened = await renderStack(stack, {
      overrides: { [stack]: { "wardrail:bookingDatabase": { ...version, [because]: reason } } },
    });
    const database = loosened.resources.find(({ name }) => name === "booking-database");
    expect(at(database?.inputs, "recoveryPoint")).toEqual({ writes: "neverPausesWrites", reason });
    expect(JSON.stringify(loosened)).not.toContain("rds.global_db_rpo");
  });

  it("are refused when a setting is missing or misspelled", async () => {
    const problems = await problemsWith({
      "wardrail:bookingDatabase": undefined,
      "wardrail:hospitals": undefined,
      "wardrail:tableQuotas": {},
    });
    expect(problems.map(({ path }) => path)).toEqual([
      "wardrail:hospitals",
      "wardrail:bookingDatabase",
      "wardrail:tableQuotas",
    ]);
  });
});

function fail(): never {
  throw new Error("the resource under test is not there");
}
