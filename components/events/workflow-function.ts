import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Policy } from "@pulumi/aws/iam/policy.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { Alias } from "@pulumi/aws/lambda/alias.js";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function.js";
import type { Queue } from "@pulumi/aws/sqs/queue.js";
import * as pulumi from "@pulumi/pulumi";
import { type KeyRef, recordRetentionDays, workloadBoundaryArn } from "../foundation/index.ts";
import { maskPatientData } from "../foundation/log-masking.ts";
import {
  arnOf,
  type DataClass,
  type IdentityStatement,
  identityPolicy,
  type Ownership,
  physicalName,
  type Region,
  serviceTrust,
  shortNameOf,
  type Tier,
  tagsOf,
} from "../naming/index.ts";
import type { SchedulingService } from "../surge/index.ts";
import { admitEventBridge, encryptedQueue } from "./encrypted-queue.ts";

/** A function's statement; resources may be outputs. */
export type FunctionStatement = Omit<IdentityStatement, "effect" | "resources"> & {
  readonly resources: readonly pulumi.Input<string>[];
};

export interface WorkflowFunctionArgs {
  /** Who owns the function; begins its name and its role's, which is how buses know their publishers. */
  readonly service: SchedulingService;
  /** What it does, in a word or two: `offers`. Ends every name. */
  readonly purpose: string;
  /** One file of code, which the archive holds as `index.mjs`. */
  readonly code: string;
  /** The code's export that Lambda calls. */
  readonly entry: string;
  readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
  /** What its role may do besides writing its log, its traces and its failures. */
  readonly allows: readonly FunctionStatement[];
  /** Runs set aside for it, and how many of them an ordinary weekday's peak takes. */
  readonly concurrency: { readonly reserved: number; readonly baseline: number };
  readonly region: Region;
  readonly accountId: string;
  readonly key: KeyRef;
  readonly dataClass: DataClass;
  readonly tier: Tier;
  readonly ownership: Ownership;
}

/** A sixth of the subscriptions' visibility timeout, as AWS asks for: a message is not handed out while it is worked on. */
export const functionTimeoutSeconds = 30;

/** What 512 MB costs is repaid in processor share: a third of a core. */
const memoryMebibytes = 512;

/**
 * A Lambda function as every workflow's: arm64, its environment and log encrypted with our key, traced, its runs set
 * aside, published under the alias `live`, failed asynchronous calls kept in a queue, and a role that may do what
 * `allows` says. Logs are kept for six years and masked (45 CFR 164.312(b), 164.316(b)(2)(i)). It runs outside the
 * VPC: it needs AWS APIs only, and the database has no way in from here.
 */
export class WorkflowFunction extends pulumi.ComponentResource {
  readonly functionName: pulumi.Output<string>;
  /** The alias; who calls the function calls this. */
  readonly liveArn: pulumi.Output<string>;
  readonly failuresArn: pulumi.Output<string>;
  readonly tags: Record<string, string>;
  readonly nodes: {
    readonly function: LambdaFunction;
    readonly alias: Alias;
    readonly role: Role;
    readonly log: LogGroup;
    readonly failures: Queue;
  };

  constructor(name: string, args: WorkflowFunctionArgs, opts?: pulumi.ComponentResourceOptions) {
    const { service, purpose, region, accountId, key, dataClass, tier, ownership } = args;
    super("wardrail:events:WorkflowFunction", name, { service, purpose, region, dataClass, tier }, opts);
    const child = { parent: this };
    const { environment } = ownership;
    const words = ["wardrail", environment, service, purpose];
    const functionName = physicalName("function", words);
    const tags = tagsOf(ownership, { service, dataClass, tier });

    const log = new LogGroup(
      `${name}-log`,
      {
        name: `/aws/lambda/${functionName}`,
        region,
        kmsKeyId: key.arn,
        retentionInDays: recordRetentionDays,
        skipDestroy: true,
        tags,
      },
      { parent: this, protect: true, retainOnDelete: true },
    );
    maskPatientData(`${name}-log-masking`, { region, logGroupName: log.name }, child);
    const failures = encryptedQueue(
      `${name}-failures`,
      { physicalName: physicalName("queue", [...words, "failures"]), region, key, tags },
      { parent: this, protect: true },
    );
    admitEventBridge(`${name}-failures-policy`, failures, { region, accountId }, child);
    const role = this.#role(name, args, { log, failures, tags });

    const lambda = new LambdaFunction(
      `${name}-function`,
      {
        name: functionName,
        description: `${service}: ${purpose}`,
        region,
        role: role.role.arn,
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        handler: `index.${args.entry}`,
        code: new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset(args.code) }),
        memorySize: memoryMebibytes,
        timeout: functionTimeoutSeconds,
        reservedConcurrentExecutions: args.concurrency.reserved,
        kmsKeyArn: key.arn,
        environment: { variables: args.environment },
        tracingConfig: { mode: "Active" },
        deadLetterConfig: { targetArn: failures.arn },
        loggingConfig: {
          logFormat: "JSON",
          logGroup: log.name,
          applicationLogLevel: "INFO",
          systemLogLevel: "WARN",
        },
        publish: true,
        // Told to whoever checks that the runs set aside suffice for the largest declared surge.
        tags: { ...tags, "wardrail:baseline-concurrency": String(args.concurrency.baseline) },
      },
      // Without its permissions Lambda refuses the dead-letter queue.
      { parent: this, dependsOn: [...role.attachments] },
    );
    const alias = new Alias(
      `${name}-live`,
      { name: "live", region, functionName: lambda.name, functionVersion: lambda.version },
      child,
    );

    this.functionName = lambda.name;
    this.liveArn = alias.arn;
    this.failuresArn = failures.arn;
    this.tags = tags;
    this.nodes = { function: lambda, alias, role: role.role, log, failures };
    this.registerOutputs({ functionName: lambda.name, liveArn: alias.arn });
  }

  #role(
    name: string,
    args: WorkflowFunctionArgs,
    own: { readonly log: LogGroup; readonly failures: Queue; readonly tags: Record<string, string> },
  ): { readonly role: Role; readonly attachments: readonly RolePolicyAttachment[] } {
    const { service, purpose, region, accountId, key, ownership } = args;
    const words = ["wardrail", ownership.environment, service, purpose, shortNameOf(region)];
    const functionName = physicalName("function", ["wardrail", ownership.environment, service, purpose]);
    const child = { parent: this };
    const role = new Role(
      `${name}-role`,
      {
        name: physicalName("role", words),
        description: `What the function ${functionName} may do`,
        permissionsBoundary: workloadBoundaryArn({ accountId, environment: ownership.environment }),
        assumeRolePolicy: serviceTrust({
          service: "lambda.amazonaws.com",
          accountId,
          sourceArns: [arnOf({ service: "lambda", region, accountId, resource: `function:${functionName}` })],
        }),
        tags: own.tags,
      },
      child,
    );
    const statements: readonly FunctionStatement[] = [
      {
        sid: "WritesItsLog",
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [pulumi.interpolate`${own.log.arn}:log-stream:*`],
      },
      // X-Ray knows no resources to name (service authorization reference).
      {
        sid: "WritesTraces",
        actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
        resources: ["*"],
      },
      { sid: "KeepsFailures", actions: ["sqs:SendMessage"], resources: [own.failures.arn] },
      { sid: "UsesItsKey", actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key.arn] },
      ...args.allows,
    ];
    const policy = new Policy(
      `${name}-policy`,
      {
        name: physicalName("iam-policy", words),
        policy: pulumi
          .all(statements.map((statement) => pulumi.all([...statement.resources])))
          .apply((resources) =>
            identityPolicy(
              statements.map((statement, index) => ({
                ...statement,
                effect: "Allow",
                resources: resources[index] ?? [],
              })),
            ),
          ),
        tags: own.tags,
      },
      child,
    );
    const attachment = new RolePolicyAttachment(
      `${name}-attachment`,
      { role: role.name, policyArn: policy.arn },
      child,
    );
    return { role, attachments: [attachment] };
  }
}
