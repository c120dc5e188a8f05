import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient, type GlobalSecondaryIndex } from "@aws-sdk/client-dynamodb";
import {
  CreateEventBusCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import {
  CreateAliasCommand,
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  LambdaClient,
  type Runtime,
} from "@aws-sdk/client-lambda";
import {
  CreateConfigurationSetCommand,
  CreateEmailIdentityCommand,
  SESv2Client,
} from "@aws-sdk/client-sesv2";
import { CreateQueueCommand, SetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import * as v from "valibot";
import type { GraphResource, ResourceGraph } from "../../exchange/resource-graph.ts";
import { bundleOf, handlerNames } from "../../workflows/bundle.ts";

/** SDK clients that speak to the emulator and to nothing else. */
export function clientsOf(endpoint: string, region: string) {
  const config = { endpoint, region, credentials: { accessKeyId: "test", secretAccessKey: "test" } };
  return {
    endpoint,
    events: new EventBridgeClient(config),
    queues: new SQSClient({ ...config, useQueueUrlAsEndpoint: false }),
    tables: new DynamoDBClient(config),
    functions: new LambdaClient(config),
    mail: new SESv2Client(config),
  };
}
export type Clients = ReturnType<typeof clientsOf>;

const text = v.string();
const shapes = {
  queue: v.object({
    name: text,
    messageRetentionSeconds: v.number(),
    redrivePolicy: v.optional(text),
  }),
  queuePolicy: v.object({ queueUrl: text, policy: text }),
  rule: v.object({ name: text, eventBusName: text, eventPattern: text, state: v.literal("ENABLED") }),
  target: v.object({
    rule: text,
    eventBusName: text,
    targetId: text,
    arn: text,
    deadLetterConfig: v.object({ arn: text }),
    retryPolicy: v.object({ maximumEventAgeInSeconds: v.number(), maximumRetryAttempts: v.number() }),
  }),
  table: v.object({
    name: text,
    hashKey: text,
    rangeKey: text,
    attributes: v.array(v.object({ name: text, type: v.picklist(["S", "N"]) })),
    globalSecondaryIndexes: v.array(
      v.object({
        name: text,
        keySchemas: v.array(v.object({ attributeName: text, keyType: v.picklist(["HASH", "RANGE"]) })),
      }),
    ),
  }),
  function: v.object({
    name: text,
    runtime: text,
    handler: text,
    timeout: v.number(),
    memorySize: v.number(),
    role: text,
    environment: v.object({ variables: v.record(text, text) }),
    code: v.object({ assets: v.object({ "index.mjs": v.object({ hash: text }) }) }),
  }),
  mapping: v.object({
    eventSourceArn: text,
    functionName: text,
    batchSize: v.number(),
    functionResponseTypes: v.array(v.literal("ReportBatchItemFailures")),
  }),
};

const resourcesOf = (graph: ResourceGraph, type: string): readonly GraphResource[] =>
  graph.resources.filter((resource) => resource.type === type);

/** Each rendered resource of a type, read by its shape, so that an argument that is missing is a clear failure. */
function rendered<Shape extends v.GenericSchema>(graph: ResourceGraph, type: string, shape: Shape) {
  return resourcesOf(graph, type).map(({ inputs }): v.InferOutput<Shape> => v.parse(shape, inputs));
}

/** Deploys what is rendered of buses, rules, targets and queues; messages come back after seconds, not after minutes. */
export async function deployEvents(graph: ResourceGraph, { events, queues }: Clients): Promise<void> {
  for (const { inputs } of resourcesOf(graph, "aws:cloudwatch/eventBus:EventBus")) {
    await events.send(new CreateEventBusCommand({ Name: String(inputs["name"]) }));
  }
  await deployQueues(graph, queues);
  for (const rule of rendered(graph, "aws:cloudwatch/eventRule:EventRule", shapes.rule)) {
    await events.send(
      new PutRuleCommand({
        Name: rule.name,
        EventBusName: rule.eventBusName,
        EventPattern: rule.eventPattern,
        State: rule.state,
      }),
    );
  }
  for (const target of rendered(graph, "aws:cloudwatch/eventTarget:EventTarget", shapes.target)) {
    const { maximumEventAgeInSeconds, maximumRetryAttempts } = target.retryPolicy;
    const RetryPolicy = {
      MaximumEventAgeInSeconds: maximumEventAgeInSeconds,
      MaximumRetryAttempts: maximumRetryAttempts,
    };
    const Targets = [
      {
        Id: target.targetId,
        Arn: target.arn,
        DeadLetterConfig: { Arn: target.deadLetterConfig.arn },
        RetryPolicy,
      },
    ];
    const { FailedEntryCount = 0 } = await events.send(
      new PutTargetsCommand({ Rule: target.rule, EventBusName: target.eventBusName, Targets }),
    );
    if (FailedEntryCount > 0) throw new Error(`target ${target.targetId} was refused`);
  }
}

export async function deployQueues(graph: ResourceGraph, queues: SQSClient): Promise<void> {
  const all = rendered(graph, "aws:sqs/queue:Queue", shapes.queue);
  // Dead-letter queues first: a redrive policy names one that exists.
  for (const queue of all.toSorted((a, b) => Number("redrivePolicy" in a) - Number("redrivePolicy" in b))) {
    const Attributes = {
      VisibilityTimeout: "5",
      MessageRetentionPeriod: String(queue.messageRetentionSeconds),
      ...(queue.redrivePolicy === undefined ? {} : { RedrivePolicy: queue.redrivePolicy }),
    };
    await queues.send(new CreateQueueCommand({ QueueName: queue.name, Attributes }));
  }
  for (const { queueUrl, policy } of rendered(graph, "aws:sqs/queuePolicy:QueuePolicy", shapes.queuePolicy)) {
    await queues.send(new SetQueueAttributesCommand({ QueueUrl: queueUrl, Attributes: { Policy: policy } }));
  }
}

/** Deploys what mail is sent as and with. */
export async function deployMail(graph: ResourceGraph, mail: SESv2Client): Promise<void> {
  for (const { inputs } of resourcesOf(graph, "aws:sesv2/configurationSet:ConfigurationSet")) {
    const ConfigurationSetName = String(inputs["configurationSetName"]);
    await mail.send(new CreateConfigurationSetCommand({ ConfigurationSetName }));
  }
  for (const { inputs } of resourcesOf(graph, "aws:sesv2/emailIdentity:EmailIdentity")) {
    await mail.send(new CreateEmailIdentityCommand({ EmailIdentity: String(inputs["emailIdentity"]) }));
  }
}

export async function deployTables(graph: ResourceGraph, tables: DynamoDBClient): Promise<void> {
  for (const table of rendered(graph, "aws:dynamodb/table:Table", shapes.table)) {
    const indexes = table.globalSecondaryIndexes.map(
      ({ name, keySchemas }): GlobalSecondaryIndex => ({
        IndexName: name,
        KeySchema: keySchemas.map(({ attributeName, keyType }) => ({
          AttributeName: attributeName,
          KeyType: keyType,
        })),
        Projection: { ProjectionType: "ALL" },
      }),
    );
    await tables.send(
      new CreateTableCommand({
        TableName: table.name,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: table.attributes.map(({ name, type }) => ({
          AttributeName: name,
          AttributeType: type,
        })),
        KeySchema: [
          { AttributeName: table.hashKey, KeyType: "HASH" },
          { AttributeName: table.rangeKey, KeyType: "RANGE" },
        ],
        GlobalSecondaryIndexes: indexes,
      }),
    );
  }
}

/** Deploys the rendered functions with the very code the render names, behind their aliases, and their mappings. */
export async function deployFunctions(graph: ResourceGraph, clients: Clients, python: string): Promise<void> {
  const archives = new Map(
    handlerNames.map((name) => {
      const { code } = bundleOf(name);
      return [createHash("sha256").update(code).digest("hex"), code] as const;
    }),
  );
  for (const each of rendered(graph, "aws:lambda/function:Function", shapes.function)) {
    const code = archives.get(each.code.assets["index.mjs"].hash);
    if (code === undefined) throw new Error(`${each.name} is rendered with code that no bundle has`);
    // The SDK sends to the host in a queue's URL, whatever the endpoint.
    const variables = Object.entries(each.environment.variables).map(
      ([name, value]) => [name, value.replace(/^https:\/\/sqs\.[^/]+/, clients.endpoint)] as const,
    );
    const { Version } = await clients.functions.send(
      new CreateFunctionCommand({
        FunctionName: each.name,
        Runtime: each.runtime as Runtime,
        Handler: each.handler,
        Role: each.role,
        Timeout: each.timeout,
        MemorySize: each.memorySize,
        Code: { ZipFile: zipped(code, python) },
        Environment: { Variables: Object.fromEntries(variables) },
        Publish: true,
      }),
    );
    await clients.functions.send(
      new CreateAliasCommand({ FunctionName: each.name, Name: "live", FunctionVersion: Version ?? "1" }),
    );
  }
  for (const each of rendered(graph, "aws:lambda/eventSourceMapping:EventSourceMapping", shapes.mapping)) {
    await clients.functions.send(
      new CreateEventSourceMappingCommand({
        EventSourceArn: each.eventSourceArn,
        FunctionName: each.functionName,
        BatchSize: each.batchSize,
        FunctionResponseTypes: each.functionResponseTypes,
      }),
    );
  }
}

/** The archive as Lambda takes it; Python is there wherever the emulator is. */
function zipped(code: string, python: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "wardrail-zip-"));
  try {
    writeFileSync(join(folder, "index.mjs"), code, { mode: 0o600 });
    utimesSync(join(folder, "index.mjs"), 946_684_800, 946_684_800);
    const args = ["-m", "zipfile", "-c", "code.zip", "index.mjs"];
    const { status, stderr } = spawnSync(python, args, { cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`the archive could not be made: ${stderr}`);
    return readFileSync(join(folder, "code.zip"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
