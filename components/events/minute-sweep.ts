import { Policy } from "@pulumi/aws/iam/policy.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { Schedule } from "@pulumi/aws/scheduler/schedule.js";
import * as pulumi from "@pulumi/pulumi";
import { workloadBoundaryArn } from "../foundation/index.ts";
import { identityPolicy, physicalName, serviceTrust, shortNameOf } from "../naming/index.ts";
import { WorkflowFunction, type WorkflowFunctionArgs } from "./workflow-function.ts";

export type MinuteSweepArgs = Omit<WorkflowFunctionArgs, "concurrency">;

/** One run whatever the load: what one sweep leaves, the next one finds. So no surge asks for more. */
const oneRun = { reserved: 1, baseline: 0 };

/**
 * A function that EventBridge Scheduler calls every minute: it ends what ran out and sends what was left unsent. One
 * run at a time; a call that comes too early is tried once more and then kept as a failure, because the next minute
 * does the same work.
 */
export class MinuteSweep extends pulumi.ComponentResource {
  readonly nodes: { readonly worker: WorkflowFunction; readonly schedule: Schedule; readonly role: Role };

  constructor(name: string, args: MinuteSweepArgs, opts?: pulumi.ComponentResourceOptions) {
    const { service, purpose, region, accountId, key, ownership } = args;
    super("wardrail:events:MinuteSweep", name, { service, purpose, region }, opts);
    const child = { parent: this };
    const worker = new WorkflowFunction(`${name}-worker`, { ...args, concurrency: oneRun }, child);
    const words = ["wardrail", ownership.environment, service, purpose, "schedule", shortNameOf(region)];
    const { tags } = worker;
    const role = new Role(
      `${name}-schedule-role`,
      {
        name: physicalName("role", words),
        description: "EventBridge Scheduler calls one function, and nothing else",
        permissionsBoundary: workloadBoundaryArn({ accountId, environment: ownership.environment }),
        assumeRolePolicy: serviceTrust({ service: "scheduler.amazonaws.com", accountId }),
        tags,
      },
      child,
    );
    const policy = new Policy(
      `${name}-schedule-policy`,
      {
        name: physicalName("iam-policy", words),
        policy: pulumi.all([worker.liveArn, worker.failuresArn, key.arn]).apply(([live, failures, keyArn]) =>
          identityPolicy([
            { effect: "Allow", sid: "CallsFunction", actions: ["lambda:InvokeFunction"], resources: [live] },
            { effect: "Allow", sid: "KeepsFailures", actions: ["sqs:SendMessage"], resources: [failures] },
            {
              effect: "Allow",
              sid: "UsesKey",
              actions: ["kms:Decrypt", "kms:GenerateDataKey"],
              resources: [keyArn],
            },
          ]),
        ),
        tags,
      },
      child,
    );
    const attachment = new RolePolicyAttachment(
      `${name}-schedule-attachment`,
      { role: role.name, policyArn: policy.arn },
      child,
    );
    const schedule = new Schedule(
      `${name}-schedule`,
      {
        name: physicalName("schedule", ["wardrail", ownership.environment, service, purpose]),
        description: `Every minute: ${service} ${purpose}`,
        region,
        scheduleExpression: "rate(1 minute)",
        // Not every sweep at the same second.
        flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 1 },
        state: "ENABLED",
        kmsKeyArn: key.arn,
        target: {
          arn: worker.liveArn,
          roleArn: role.arn,
          deadLetterConfig: { arn: worker.failuresArn },
          retryPolicy: { maximumEventAgeInSeconds: 60, maximumRetryAttempts: 1 },
        },
      },
      { parent: this, dependsOn: [attachment] },
    );
    this.nodes = { worker, schedule, role };
    this.registerOutputs({ functionName: worker.functionName });
  }
}
