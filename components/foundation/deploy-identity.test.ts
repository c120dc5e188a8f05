import { describe, expect, it } from "vitest";
import { environments, longestManagedPolicy } from "../naming/index.ts";
import { deployTrust } from "./deploy-identity.ts";
import { deployLanes, deployPurposes, laneActions } from "./deploy-lanes.ts";
import { laneDeployPolicy, lanePlanPolicy, roleKeepingPolicy, statePolicy } from "./deploy-policies.ts";
import { deployBoundary, workloadBoundary, workloadBoundaryArn } from "./permission-boundaries.ts";

interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

const state = {
  bucketName: "pulumi-state-111122223333",
  keyArn: "arn:aws:kms:us-east-1:111122223333:key/mrk-00000000000000000000000000000001",
};
const facts = {
  accountId: "111122223333",
  environment: "prod",
  regions: ["us-east-1", "us-west-2"],
  stateBucket: state.bucketName,
  stateKeyArn: state.keyArn,
  dataKeyArns: ["us-east-1", "us-west-2"].map((region) => `arn:aws:kms:${region}:111122223333:key/mrk-1`),
} as const;
const statements = (policy: string): readonly Statement[] => JSON.parse(policy).Statement;

/** IAM's decision from statements alone: a denial wins; patterns with `*`; conditions left aside. */
function decide(policy: string, action: string, resource = "*"): "allowed" | "denied" | "not mentioned" {
  const covers = (pattern: string, text: string) =>
    new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`, "i").test(text);
  const matching = statements(policy).filter(
    ({ Action, Resource }) =>
      Action.some((pattern) => covers(pattern, action)) &&
      Resource.some((pattern) => covers(pattern, resource)),
  );
  if (matching.some(({ Effect }) => Effect === "Deny")) return "denied";
  return matching.length > 0 ? "allowed" : "not mentioned";
}

const everyPolicy = deployLanes.flatMap((lane) => [
  [`${lane} plan`, lanePlanPolicy(lane, facts)],
  [`${lane} deploy`, laneDeployPolicy(lane, facts)],
  [`${lane} roles`, roleKeepingPolicy(lane, facts)],
  [`${lane} boundary`, deployBoundary(lane, facts)],
]) as readonly (readonly [string, string])[];
const more = [
  ["workload boundary", workloadBoundary(facts)],
  ["plan state", statePolicy("plan", state)],
  ["deploy state", statePolicy("deploy", state)],
] as const;

describe.each([...everyPolicy, ...more])("the %s policy", (_name, policy) => {
  it("hands out no service whole and decrypts with named keys only", () => {
    for (const { Sid, Effect, Action, Resource } of statements(policy)) {
      if (Effect === "Deny") continue;
      for (const action of Action) expect(action, Sid).not.toMatch(/^\*|:\*$/);
      if (Action.some((action) => /^kms:(Decrypt|ReEncrypt)/.test(action))) {
        expect(Resource.join(), Sid).not.toContain("*");
      }
    }
  });

  it("fits into what IAM takes", () => {
    expect(policy.length).toBeLessThanOrEqual(longestManagedPolicy);
  });
});

describe("GitHub's trust", () => {
  const trust = (repository = "wardrail-example/platform") =>
    JSON.parse(
      deployTrust({
        providerArn: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
        repository,
        environment: "prod",
        lane: "core",
        purpose: "deploy",
      }),
    ).Statement;

  it("is in one environment of one repository, for AWS's audience", () => {
    const [statement, ...others] = trust();
    expect(others).toEqual([]);
    expect(statement).toMatchObject({
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: {
          "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
          "token.actions.githubusercontent.com:sub":
            "repo:wardrail-example/platform:environment:prod-core-deploy",
        },
      },
    });
    expect(Object.keys(statement.Condition)).toEqual(["StringEquals"]);
  });

  it.each(["wardrail-example/*", "*", "a/b:ref:refs/heads/main", "platform", "a/b/c", ""])(
    "is never in %j",
    (repository) => expect(() => trust(repository)).toThrow("owner/name without wildcards"),
  );

  it("differs for every lane and purpose", () => {
    const subjects = deployLanes.flatMap((lane) =>
      deployPurposes.map((purpose) =>
        deployTrust({ providerArn: "p", repository: "a/b", environment: "prod", lane, purpose }),
      ),
    );
    expect(new Set(subjects).size).toBe(4);
  });
});

describe.each(deployLanes)("deployments of the %s lane", (lane) => {
  const boundary = deployBoundary(lane, facts);
  const table = "arn:aws:dynamodb:us-east-1:111122223333:table/wardrail-prod-waitlist";

  it.each([
    ["dynamodb:GetItem", table],
    ["dynamodb:BatchWriteItem", table],
    ["dynamodb:PartiQLSelect", table],
    ["dynamodb:Query", table],
    ["dynamodb:Scan", table],
    ["secretsmanager:GetSecretValue", "*"],
    ["secretsmanager:BatchGetSecretValue", "*"],
    ["sqs:ReceiveMessage", "*"],
    ["logs:GetLogEvents", "*"],
    ["logs:StartQuery", "*"],
    ["ssm:GetParameter", "*"],
    ["rds-data:ExecuteStatement", "*"],
    ["s3:GetObject", "arn:aws:s3:::wardrail-prod-documents/one"],
    ["s3:GetObjectVersion", "arn:aws:s3:::wardrail-prod-audit-records-111122223333-use1/one"],
  ])("cannot read patients' data by %s", (action, resource) => {
    expect(decide(boundary, action, resource)).toBe("denied");
  });

  it.each([
    "cloudtrail:StopLogging",
    "cloudtrail:DeleteTrail",
    "cloudtrail:UpdateTrail",
    "config:StopConfigurationRecorder",
    "guardduty:DeleteDetector",
    "securityhub:DisableSecurityHub",
    "kms:ScheduleKeyDeletion",
    "kms:DisableKey",
    "kms:PutKeyPolicy",
    "backup:DeleteRecoveryPoint",
    "ec2:DeleteFlowLogs",
    "logs:DeleteLogGroup",
    "iam:CreateUser",
    "iam:CreateAccessKey",
    "organizations:LeaveOrganization",
  ])("cannot %s", (action) => expect(decide(boundary, action)).toBe("denied"));

  it("cannot change their own limits", () => {
    const own = "arn:aws:iam::111122223333:role/wardrail-prod-github-core-deploy";
    expect(decide(boundary, "iam:AttachRolePolicy", own)).toBe("denied");
    expect(decide(boundary, "iam:UpdateAssumeRolePolicy", own)).toBe("denied");
    expect(decide(boundary, "iam:CreatePolicyVersion", workloadBoundaryArn(facts))).toBe("denied");
  });

  it("make roles within the workload boundary only", () => {
    const making = statements(roleKeepingPolicy(lane, facts)).find(({ Action }) =>
      Action.includes("iam:CreateRole"),
    );
    expect(making?.Condition).toEqual({
      StringEquals: {
        "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/wardrail-prod-boundary-workloads",
      },
    });
    expect(making?.Action).toContain("iam:AttachRolePolicy");
  });

  it("may do within the boundary what their policies say", () => {
    for (const action of [...laneActions(lane, "read"), ...laneActions(lane, "write")]) {
      expect(decide(boundary, action.replace("*", "Something")), action).toBe("allowed");
    }
  });

  it("plan without changing anything", () => {
    for (const { Action } of statements(lanePlanPolicy(lane, facts))) {
      for (const action of Action) expect(action).toMatch(/:(Describe|Get|List|GET)/);
    }
  });

  it("work in the estate's regions", () => {
    for (const policy of [lanePlanPolicy(lane, facts), laneDeployPolicy(lane, facts)]) {
      expect(statements(policy)[0]?.Condition).toEqual({
        StringEquals: { "aws:RequestedRegion": ["us-east-1", "us-west-2"] },
      });
    }
  });
});

describe("deployments of the core", () => {
  it.each(environments)("are bounded by what IAM takes in %s, however long its name", (environment) => {
    const boundary = deployBoundary("core", { ...facts, environment });
    expect(boundary.length).toBeLessThanOrEqual(longestManagedPolicy);
  });

  it.each([
    "route53:CreateHealthCheck",
    "route53:UpdateHealthCheck",
    "route53:DeleteHealthCheck",
    "route53:ChangeTagsForResource",
    "sms-voice:RequestPhoneNumber",
    "sms-voice:ReleasePhoneNumber",
    "sms-voice:AssociateOriginationIdentity",
    "sms-voice:DisassociateOriginationIdentity",
    "connect:ClaimPhoneNumber",
    "connect:ReleasePhoneNumber",
    "events:AllowVendedLogDeliveryForResource",
    "logs:PutDataProtectionPolicy",
    "logs:PutRetentionPolicy",
    "logs:PutDeliverySource",
    "logs:CreateDelivery",
    "lambda:PutFunctionConcurrency",
    "lambda:CreateEventSourceMapping",
    "schemas:CreateSchema",
    "ses:CreateEmailIdentity",
    "dynamodb:UpdateContributorInsights",
  ])("can %s, which its layers need", (action) => {
    expect(decide(laneDeployPolicy("core", facts), action)).toBe("allowed");
    expect(decide(deployBoundary("core", facts), action)).toBe("allowed");
  });

  it("hand roles to every service that acts for the core's layers, and to nobody's account", () => {
    const handing = statements(roleKeepingPolicy("core", facts)).find(({ Action }) =>
      Action.includes("iam:PassRole"),
    );
    const services = handing?.Condition?.["StringEquals"]?.["iam:PassedToService"] ?? [];
    for (const service of ["sms-voice", "scheduler", "lambda", "events", "backup", "monitoring.rds"]) {
      expect(services).toContain(`${service}.amazonaws.com`);
    }
    for (const service of services) expect(service).toMatch(/\.amazonaws\.com$/);
  });
});

describe("state", () => {
  const objects = "arn:aws:s3:::pulumi-state-111122223333";

  it("is read by a plan, which writes nothing but its lock", () => {
    const policy = statePolicy("plan", state);
    expect(decide(policy, "s3:GetObject", `${objects}/.pulumi/stacks/wardrail/a.json`)).toBe("allowed");
    expect(decide(policy, "s3:PutObject", `${objects}/.pulumi/stacks/wardrail/a.json`)).toBe("not mentioned");
    expect(decide(policy, "s3:PutObject", `${objects}/.pulumi/locks/organization/a.json`)).toBe("allowed");
  });

  it("is written by a deployment", () => {
    expect(decide(statePolicy("deploy", state), "s3:PutObject", `${objects}/.pulumi/stacks/a.json`)).toBe(
      "allowed",
    );
  });
});

describe("a workload", () => {
  it.each(["iam:CreateRole", "iam:AttachRolePolicy", "iam:CreateUser", "kms:PutKeyPolicy", "ec2:DeleteVpc"])(
    "can never %s",
    (action) => expect(decide(workloadBoundary(facts), action)).toBe("not mentioned"),
  );

  it("reaches the estate's tables and no others", () => {
    const boundary = workloadBoundary(facts);
    const arn = (table: string) => `arn:aws:dynamodb:us-west-2:111122223333:table/${table}`;
    expect(decide(boundary, "dynamodb:PutItem", arn("wardrail-prod-waitlist"))).toBe("allowed");
    expect(decide(boundary, "dynamodb:PutItem", arn("wardrail-dev-waitlist"))).toBe("not mentioned");
  });
});
