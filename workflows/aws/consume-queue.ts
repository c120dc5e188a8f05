import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { describeProblem, InputError } from "../../exchange/problem.ts";
import { errorName } from "../store/handle-once.ts";

/** Handles one message's body; what it answers is logged, so it is a word of ours and no patient's data. */
export type HandleBody = (body: unknown) => Promise<string>;

/**
 * Handles a batch and names the messages that failed, so that SQS hands out those again and no others; after five
 * tries they are dead letters. Logs hold message ids and words of ours (problems name no value), never a body.
 */
export async function consumeBatch(batch: SQSEvent, handle: HandleBody): Promise<SQSBatchResponse> {
  const outcomes = await Promise.all(
    batch.Records.map(async ({ messageId, body }) => {
      try {
        const outcome = await handle(JSON.parse(body));
        console.info(JSON.stringify({ level: "INFO", messageId, outcome }));
        return undefined;
      } catch (error) {
        const because = error instanceof InputError ? error.problems.map(describeProblem) : whereOf(error);
        console.error(JSON.stringify({ level: "ERROR", messageId, error: errorName(error), because }));
        return { itemIdentifier: messageId };
      }
    }),
  );
  return { batchItemFailures: outcomes.filter((failure) => failure !== undefined) };
}

/** The frames of an error's stack, without its message. */
function whereOf(error: unknown): readonly string[] {
  const frames = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  return frames.map((frame) => frame.trim()).filter((frame) => frame.startsWith("at "));
}
