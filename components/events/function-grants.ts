import * as pulumi from "@pulumi/pulumi";
import type { FunctionStatement } from "./workflow-function.ts";

/** Reads and writes items of one table and its indexes; a transaction needs no more than its parts. */
export function keepsStateIn(tableArn: pulumi.Input<string>): FunctionStatement {
  return {
    sid: "KeepsState",
    actions: ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
    resources: [tableArn, pulumi.interpolate`${tableArn}/index/*`],
  };
}

/** Puts events on one bus; the bus's own policy says under which source. */
export function publishesTo(busArn: pulumi.Input<string>): FunctionStatement {
  return { sid: "PublishesEvents", actions: ["events:PutEvents"], resources: [busArn] };
}

/** Sends messages into queues. */
export function sendsInto(queueArns: readonly pulumi.Input<string>[]): FunctionStatement {
  return { sid: "QueuesMessages", actions: ["sqs:SendMessage"], resources: queueArns };
}
