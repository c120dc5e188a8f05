import { describe, expect, it } from "vitest";
import { auditAlarmRules } from "./audit-alarm-rules.ts";
import { auditKeyGrants } from "./audit-key-grants.ts";
import { recordBucketName, trailArn } from "./audit-names.ts";
import { accessLogDelivery, configDelivery, tlsOnly, trailDelivery } from "./bucket-policies.ts";
import { replicationPolicy } from "./bucket-replication.ts";
import { cloudWatchRetentionDays, isCloudWatchRetention, recordRetentionDays } from "./record-retention.ts";
import { trailLogPolicy } from "./trail-log.ts";
import { trailSelectors } from "./trail-selectors.ts";

const place = { environment: "prod", accountId: "111122223333", region: "us-east-1" } as const;
const managementAccountId = "111122220000";
const organizationId = "o-wardrail0example";
const arnOfTrail = trailArn(place, managementAccountId);
const records = `arn:aws:s3:::${recordBucketName(place, "audit-records")}`;

describe("names of the audit", () => {
  it("are those of the management account, which owns an organisation's trail", () => {
    expect(arnOfTrail).toBe("arn:aws:cloudtrail:us-east-1:111122220000:trail/wardrail-prod-audit");
  });

  it("make a bucket unique in the world", () => {
    expect(recordBucketName(place, "audit-records")).toBe("wardrail-prod-audit-records-111122223333-use1");
  });
});

describe("who may write records", () => {
  const delivery = trailDelivery({
    bucketArn: records,
    trailArn: arnOfTrail,
    managementAccountId,
    organizationId,
  });

  it("is CloudTrail, for this one trail, into the organisation's folder", () => {
    for (const statement of delivery) {
      expect(statement.condition?.["StringEquals"]?.["aws:SourceArn"], statement.sid).toBe(arnOfTrail);
    }
    expect(delivery[1]).toMatchObject({
      actions: ["s3:PutObject"],
      resources: [`${records}/AWSLogs/111122220000/*`, `${records}/AWSLogs/o-wardrail0example/*`],
      condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
    });
  });

  it("is no service for somebody else's account", () => {
    const others = [
      ...configDelivery({ bucketArn: "arn:aws:s3:::b", accountId: place.accountId }),
      ...accessLogDelivery({ bucketArn: "arn:aws:s3:::b", accountId: place.accountId, environment: "prod" }),
    ];
    for (const { sid, condition } of others) {
      expect(condition?.["StringEquals"]?.["aws:SourceAccount"], sid).toBe(place.accountId);
    }
  });

  it("is nobody without TLS", () => {
    expect(tlsOnly("arn:aws:s3:::b")).toMatchObject({
      effect: "Deny",
      actions: ["s3:*"],
      resources: ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
      condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });
});

describe("the audit's key", () => {
  const grants = auditKeyGrants({ accountId: place.accountId, managementAccountId, trailArn: arnOfTrail });

  it("admits CloudTrail for this trail alone, to encrypt and not to decrypt", () => {
    const cloudTrail = grants.filter(({ principal }) => JSON.stringify(principal).includes("cloudtrail"));
    expect(cloudTrail.flatMap(({ actions }) => actions)).toEqual(["kms:GenerateDataKey", "kms:DescribeKey"]);
    for (const { condition } of cloudTrail) {
      expect(condition?.["StringEquals"]?.["aws:SourceArn"]).toBe(arnOfTrail);
    }
    expect(cloudTrail[0]?.condition?.["StringLike"]).toEqual({
      "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:111122220000:trail/*",
    });
  });

  it("binds every other service to this account", () => {
    for (const { sid, condition } of grants.slice(2)) {
      expect(condition, sid).toEqual({ StringEquals: { "aws:SourceAccount": place.accountId } });
    }
  });
});

describe("what the trail records", () => {
  const selectors = trailSelectors({
    environment: "prod",
    regions: ["us-east-1", "us-west-2"],
    accountId: place.accountId,
    recordBuckets: ["wardrail-prod-audit-records-111122223333-use1"],
  });
  const selectorOf = (type: string) =>
    selectors.find(({ fieldSelectors }) =>
      fieldSelectors.some(({ field, equals }) => field === "resources.type" && equals?.includes(type)),
    )?.fieldSelectors;

  it("is every management event", () => {
    expect(selectors[0]?.fieldSelectors).toEqual([{ field: "eventCategory", equals: ["Management"] }]);
  });

  it.each([
    ["AWS::S3::Object", ["arn:aws:s3:::wardrail-prod-"]],
    [
      "AWS::DynamoDB::Table",
      ["us-east-1", "us-west-2"].map(
        (region) => `arn:aws:dynamodb:${region}:111122223333:table/wardrail-prod-`,
      ),
    ],
    [
      "AWS::Lambda::Function",
      ["us-east-1", "us-west-2"].map(
        (region) => `arn:aws:lambda:${region}:111122223333:function:wardrail-prod-`,
      ),
    ],
  ])("is every read and write of our %s", (type, prefixes) => {
    const fields = selectorOf(type) ?? expect.fail(`nothing selects ${type}`);
    expect(fields[0]).toEqual({ field: "eventCategory", equals: ["Data"] });
    expect(fields.find(({ field }) => field === "resources.ARN")?.startsWiths).toEqual(prefixes);
    // A selector without this field means both reads and writes.
    expect(fields.map(({ field }) => field)).not.toContain("readOnly");
  });

  it("is not its own writing, which would never end", () => {
    const arn = selectorOf("AWS::S3::Object")?.find(({ field }) => field === "resources.ARN");
    expect(arn?.notStartsWiths).toEqual(["arn:aws:s3:::wardrail-prod-audit-records-111122223333-use1/"]);
  });
});

describe("roles of the audit", () => {
  it("write to their streams in their group, and make no group", () => {
    const [statement, ...others] = JSON.parse(
      trailLogPolicy({ ...place, organizationId, managementAccountId }),
    ).Statement;
    expect(others).toEqual([]);
    expect(statement.Action).toEqual(["logs:CreateLogStream", "logs:PutLogEvents"]);
    const group = "arn:aws:logs:us-east-1:111122223333:log-group:/wardrail/prod/audit-trail:log-stream:";
    expect(statement.Resource).toEqual([
      `${group}111122220000_CloudTrail_us-east-1*`,
      `${group}o-wardrail0example_*`,
    ]);
  });

  it("copy records without being able to delete one", () => {
    const end = (bucket: string, region: "us-east-1" | "us-west-2") => ({
      bucketArn: `arn:aws:s3:::${bucket}`,
      region,
      keyArn: `arn:aws:kms:${region}:111122223333:key/mrk-1`,
    });
    const text = replicationPolicy({ from: end("a", "us-east-1"), to: end("b", "us-west-2") });
    expect(text).not.toMatch(/Delete|\*"\]?,"Resource":"\*"/);
    for (const { Sid, Resource } of JSON.parse(text).Statement) expect(Resource, Sid).not.toContain("*");
  });
});

describe("alarms on the trail", () => {
  it("have one name each and a pattern CloudWatch can read", () => {
    const names = auditAlarmRules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, pattern } of auditAlarmRules) {
      expect(pattern, name).toMatch(/^\{ .+ \}$/);
      expect(pattern.length, name).toBeLessThanOrEqual(1024);
      const count = (character: string) => pattern.split(character).length - 1;
      expect(count("("), name).toBe(count(")"));
      expect(count('"') % 2, name).toBe(0);
    }
  });

  it("watch sign-ins, the root user, keys, audit and every part of a network", () => {
    const all = auditAlarmRules.map(({ pattern }) => pattern).join();
    for (const word of [
      "ConsoleLogin",
      "Root",
      "DisableKey",
      "ScheduleKeyDeletion",
      "StopLogging",
      "CreateNetworkAcl",
      "CreateInternetGateway",
      "CreateRoute",
      "DeleteVpc",
    ]) {
      expect(all).toContain(`"${word}"`);
    }
  });
});

describe("retention", () => {
  it("of records is the first CloudWatch knows at or above six years", () => {
    const enough = cloudWatchRetentionDays.filter((days) => days >= 6 * 365);
    expect(recordRetentionDays).toBe(Math.min(...enough));
  });

  it("is nothing between two values CloudWatch knows", () => {
    expect(cloudWatchRetentionDays.every(isCloudWatchRetention)).toBe(true);
    for (const days of [0, 2, 366, 2190, 2191, 3654, Number.NaN])
      expect(isCloudWatchRetention(days)).toBe(false);
  });
});
