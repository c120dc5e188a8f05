import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { tables } from "../../components/data/tables.ts";
import type { Surroundings } from "../store/handle-once.ts";
import { deliverTo } from "./deliver.ts";
import { DynamoStore } from "./dynamo-store.ts";
import { type FunctionSettings, functionSettings } from "./function-settings.ts";

/** Surroundings in AWS, made at the first invocation and kept for those that follow in the same environment. */
export const awsSurroundings = onlyOnce((): Surroundings & { readonly settings: FunctionSettings } => {
  const settings = functionSettings();
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return {
    settings,
    store: new DynamoStore(documents, {
      name: settings.stateTable,
      schema: tables[settings.service],
      region: settings.region,
    }),
    deliver: deliverTo({ events: new EventBridgeClient({}), queues: new SQSClient({}) }, settings),
    now: () => new Date(),
  };
});

export function onlyOnce<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
