import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { accountConcurrency, unreservedConcurrency } from "../components/events/concurrency.ts";
import { eventContracts } from "../components/events/contracts/index.ts";
import { isMap } from "../exchange/resource-graph.ts";
import { bundleOf, handlerNames } from "../workflows/bundle.ts";
import { renderStack } from "./offline/index.ts";
import { at, input, renderReferenceEstate } from "./rendered-estate.ts";

const { graphs, ofType } = await renderReferenceEstate();
const functions = ofType("aws:lambda/function:Function");
const regions = ["us-east-1", "us-west-2"];

describe("functions of workflows", () => {
  it("run arm64 with their environment under our key, are traced, and keep failed calls", () => {
    expect(functions).toHaveLength(9 * regions.length);
    const queues = new Map(ofType("aws:sqs/queue:Queue").map((queue) => [queue.outputs["arn"], queue]));
    for (const each of functions) {
      expect(each.inputs).toMatchObject({
        architectures: ["arm64"],
        runtime: "nodejs24.x",
        tracingConfig: { mode: "Active" },
        publish: true,
        timeout: 30,
      });
      expect(input(each, "kmsKeyArn")).toMatch(`arn:aws:kms:${each.region}:`);
      expect(queues.get(input(each, "deadLetterConfig", "targetArn"))?.parent).toBe(each.parent);
    }
  });

  it("log for six years, encrypted, masked and undeletable, each into a group of its own", () => {
    for (const each of functions) {
      const name = input(each, "loggingConfig", "logGroup");
      const [group, ...others] = ofType("aws:cloudwatch/logGroup:LogGroup").filter(
        (candidate) => candidate.inputs["name"] === name && candidate.region === each.region,
      );
      expect(others).toEqual([]);
      expect(group).toMatchObject({ protect: true, retainOnDelete: true });
      expect(group?.inputs).toMatchObject({ retentionInDays: 2192, skipDestroy: true });
      const policy = ofType("aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy").find(
        (candidate) => candidate.parent === group?.parent,
      );
      expect(String(policy?.inputs["policyDocument"])).toContain("Deidentify");
    }
  });

  it("have runs set aside for the largest surge, and leave the account 100", () => {
    for (const region of regions) {
      const reserved = functions
        .filter((each) => each.region === region)
        .map((each) => Number(each.inputs["reservedConcurrentExecutions"]));
      expect(Math.min(...reserved)).toBeGreaterThan(0);
      const sum = reserved.reduce((total, each) => total + each, 0);
      expect(sum).toBeLessThanOrEqual(accountConcurrency.value - unreservedConcurrency);
    }
  });

  it("take failed messages one by one and no more runs per queue than are set aside", () => {
    const mappings = ofType("aws:lambda/eventSourceMapping:EventSourceMapping");
    expect(mappings).toHaveLength(9 * regions.length);
    for (const { inputs } of mappings) {
      expect(inputs["functionResponseTypes"]).toEqual(["ReportBatchItemFailures"]);
    }
    for (const each of functions) {
      const own = mappings.filter(({ inputs }) =>
        String(inputs["functionName"]).startsWith(`${each.outputs["arn"]}:`),
      );
      const most = own.reduce(
        (sum, mapping) => sum + Number(input(mapping, "scalingConfig", "maximumConcurrency")),
        0,
      );
      expect(most).toBeLessThanOrEqual(Number(each.inputs["reservedConcurrentExecutions"]));
      for (const mapping of own) expect(mapping.region).toBe(each.region);
    }
  });

  it("may do what they need by name: no wildcard action, and no resource at large but traces", () => {
    const policies = ofType("aws:iam/policy:Policy").filter(({ urn }) =>
      urn.includes("wardrail:events:WorkflowFunction"),
    );
    expect(policies).toHaveLength(functions.length);
    for (const { inputs } of policies) {
      for (const statement of JSON.parse(String(inputs["policy"])).Statement) {
        expect(statement.Action.join()).not.toContain("*");
        if (statement.Sid !== "WritesTraces") expect(statement.Resource).not.toContain("*");
        expect(statement.Resource.length).toBeGreaterThan(0);
        for (const resource of statement.Resource) expect(resource).not.toBe("");
      }
    }
  });

  it("have roles that can never do more than a workload may", () => {
    const roles = ofType("aws:iam/role:Role").filter(({ urn }) => urn.includes(":workflows-prod-"));
    expect(roles.length).toBeGreaterThan(functions.length);
    const boundary = "arn:aws:iam::111122223333:policy/wardrail-prod-boundary-workloads";
    for (const role of roles) expect(role.inputs["permissionsBoundary"], role.name).toBe(boundary);
  });

  it("publish under a role that their bus knows, to the bus of their own service", () => {
    for (const each of functions) {
      const [, service] = /^wardrail-prod-([a-z]+)-/.exec(String(each.inputs["name"])) ?? [];
      expect(each.inputs["role"]).toMatch(new RegExp(`role/wardrail-prod-${service}-`));
      expect(input(each, "environment", "variables", "BUS_NAME")).toBe(`wardrail-prod-${service}`);
      expect(input(each, "environment", "variables", "STATE_TABLE")).toBe(`wardrail-prod-${service}`);
    }
  });

  it("are rendered with the code the bundler makes, which says nothing of this machine", () => {
    const hashes = handlerNames.map((name) => createHash("sha256").update(bundleOf(name).code).digest("hex"));
    for (const each of functions) {
      const asset = at(each.inputs["code"], "assets", "index.mjs");
      expect(hashes).toContain(isMap(asset) ? asset["hash"] : "");
    }
    for (const name of handlerNames) expect(bundleOf(name).code).not.toContain(import.meta.dirname);
    for (const name of handlerNames) expect(bundleOf(name).code).not.toMatch(/pulumi/i);
  });

  it("are swept every minute, under our key and with a place for what fails", () => {
    const schedules = ofType("aws:scheduler/schedule:Schedule");
    expect(schedules).toHaveLength(3 * regions.length);
    for (const schedule of schedules) {
      expect(schedule.inputs).toMatchObject({ scheduleExpression: "rate(1 minute)", state: "ENABLED" });
      expect(input(schedule, "kmsKeyArn")).toMatch(/^arn:aws:kms:/);
      expect(input(schedule, "target", "deadLetterConfig", "arn")).toMatch(/-failures$/);
    }
  });
});

describe("channels to patients", () => {
  it("each have a queue and dead letters of their own", () => {
    for (const region of regions) {
      const queues = ofType("aws:sqs/queue:Queue").filter(
        (queue) => queue.region === region && String(queue.inputs["name"]).includes("-channel-"),
      );
      expect(queues.map(({ inputs }) => inputs["name"])).toHaveLength(6);
      const redrives = queues.flatMap((queue) => queue.inputs["redrivePolicy"] ?? []);
      expect(new Set(redrives.map((text) => JSON.parse(String(text)).deadLetterTargetArn)).size).toBe(3);
    }
  });

  it("send mail over TLS or not at all, and keep who opted out", () => {
    for (const set of ofType("aws:sesv2/configurationSet:ConfigurationSet")) {
      expect(input(set, "deliveryOptions", "tlsPolicy")).toBe("REQUIRE");
    }
    for (const list of ofType("aws:pinpoint/smsvoicev2OptOutList:Smsvoicev2OptOutList")) {
      expect(list).toMatchObject({ protect: true, retainOnDelete: true });
    }
    expect(ofType("aws:pinpoint/smsvoicev2PhoneNumber:Smsvoicev2PhoneNumber")).toHaveLength(2);
  });

  it("record no call", () => {
    for (const flow of ofType("aws:connect/contactFlow:ContactFlow")) {
      const { StartAction, Actions } = JSON.parse(String(flow.inputs["content"]));
      const first = Actions.find(({ Identifier }: { Identifier: string }) => Identifier === StartAction);
      expect(first).toMatchObject({ Type: "UpdateContactRecordingBehavior" });
      expect(first.Parameters.RecordingBehavior.RecordedParticipants).toEqual([]);
      const known = new Set(Actions.map(({ Identifier }: { Identifier: string }) => Identifier));
      for (const [, next] of JSON.stringify(Actions).matchAll(/"NextAction":"([^"]+)"/g)) {
        expect(known).toContain(next);
      }
    }
    expect(ofType("aws:connect/instanceStorageConfig:InstanceStorageConfig")).toEqual([]);
  });
});

describe("the schema registry", () => {
  it("has every contract in both regions, as draft 4", () => {
    const schemas = ofType("aws:schemas/schema:Schema");
    expect(schemas).toHaveLength(Object.keys(eventContracts).length * regions.length);
    for (const { inputs } of schemas) {
      expect(inputs["type"]).toBe("JSONSchemaDraft4");
      expect(JSON.parse(String(inputs["content"])).title).toBe(inputs["name"]);
    }
    expect(ofType("aws:schemas/discoverer:Discoverer")).toEqual([]);
  });
});

describe("the workflows layer", () => {
  it("is the same in both regions but for the endpoints that span them", () => {
    const [east, west] = ["use1", "usw2"].map((region) => {
      const graph = graphs.find(({ stack }) => stack === `workflows-prod-${region}`);
      return graph?.resources
        .map(({ urn }) => urn.split("::").slice(2).join("::").replaceAll(region, "<region>"))
        .filter((address) => !address.includes("ResilientIngest"))
        .sort();
    });
    expect(east).toEqual(west);
  });

  it("takes events in by whichever region is up, and watches ingestion alone", () => {
    const endpoints = ofType("aws:cloudwatch/eventEndpoint:EventEndpoint");
    expect(endpoints).toHaveLength(3);
    const buses = new Set(ofType("aws:cloudwatch/eventBus:EventBus").map(({ outputs }) => outputs["arn"]));
    for (const endpoint of endpoints) {
      const arns = [0, 1].map((index) => String(input(endpoint, "eventBuses", index, "eventBusArn")));
      const [east = "", west = ""] = arns;
      for (const arn of arns) expect(buses).toContain(arn);
      expect(east.replace("us-east-1", "us-west-2")).toBe(west);
      expect(input(endpoint, "replicationConfig", "state")).toBe("ENABLED");
      const routing = ["routingConfig", "failoverConfig"] as const;
      expect(input(endpoint, ...routing, "secondary", "route")).toBe("us-west-2");
      const check = ofType("aws:route53/healthCheck:HealthCheck").find(
        ({ outputs }) => outputs["arn"] === input(endpoint, ...routing, "primary", "healthCheck"),
      );
      expect(check?.inputs).toMatchObject({
        type: "CLOUDWATCH_METRIC",
        insufficientDataHealthStatus: "Unhealthy",
      });
      const role = ofType("aws:iam/role:Role").find(
        ({ outputs }) => outputs["arn"] === endpoint.inputs["roleArn"],
      );
      // The bus's policy admits publishers by the beginning of their role's name.
      expect(String(role?.inputs["name"])).toMatch(/^wardrail-prod-(booking|availability|waitlist)-/);
    }
    for (const alarm of ofType("aws:cloudwatch/metricAlarm:MetricAlarm").filter(({ urn }) =>
      urn.includes("ResilientIngest"),
    )) {
      expect(alarm.inputs).toMatchObject({ namespace: "AWS/Events", treatMissingData: "breaching" });
      expect(input(alarm, "alarmActions", 0)).toMatch(/^arn:aws:sns:us-east-1:/);
      expect(alarm.inputs["dimensions"]).toBeUndefined();
    }
  });

  it.each([
    ["mailDomain", "Not A Host"],
    ["portalHost", "https://care.example.org"],
    ["callTimeZone", "Mars/Olympus"],
    ["eventsReplicated", "yes"],
  ])("refuses a wrong %s by its path", async (field, value) => {
    const patientContact = {
      mailDomain: "mail.care.example.org",
      portalHost: "care.example.org",
      callTimeZone: "America/New_York",
      eventsReplicated: false,
      [field]: value,
    };
    const overrides = { "workflows-prod-use1": { "wardrail:patientContact": patientContact } };
    await expect(renderStack("workflows-prod-use1", { overrides })).rejects.toThrow(
      `patientContact.${field}`,
    );
  });

  it("acts for its own hospitals alone once events are delivered in both regions", async () => {
    const patientContact = {
      mailDomain: "mail.care.example.org",
      portalHost: "care.example.org",
      callTimeZone: "America/New_York",
      eventsReplicated: true,
    };
    const overrides = { "workflows-prod-usw2": { "wardrail:patientContact": patientContact } };
    const { resources } = await renderStack("workflows-prod-usw2", { overrides });
    const homes = resources
      .filter(({ type }) => type === "aws:lambda/function:Function")
      .map((each) => input(each, "environment", "variables", "HOME_REGIONS"));
    expect(new Set(homes)).toEqual(new Set(["us-west-2"]));
  });
});
