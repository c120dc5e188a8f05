import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { checkEvent } from "../../components/events/contracts/index.ts";
import { InputError } from "../../exchange/problem.ts";
import { type Decide, handleOnce, type Surroundings } from "../store/handle-once.ts";
import { consumeBatch, type HandleBody } from "./consume-queue.ts";
import { awsSurroundings } from "./surroundings.ts";

/** The Lambda handler of a workflow that follows events from a queue. */
export function eventConsumer(
  consumer: string,
  decide: Decide,
): (batch: SQSEvent) => Promise<SQSBatchResponse> {
  return (batch) => {
    const { settings, ...around } = awsSurroundings();
    return consumeBatch(batch, handleEvent(consumer, decide, around, settings.homeRegions));
  };
}

/**
 * Reads a delivered event against its contract and gives it its one effect. Events of a hospital at home in another
 * region are left to that region: with replication both get them, and two writers would race over a global table.
 */
export function handleEvent(
  consumer: string,
  decide: Decide,
  around: Surroundings,
  homeRegions: readonly string[],
): HandleBody {
  return async (body) => {
    const checked = checkEvent(typeof body === "object" && body !== null ? body : {});
    if (!checked.ok) throw new InputError(checked.problems);
    const { detail } = checked.value;
    if ("homeRegion" in detail && !homeRegions.includes(detail.homeRegion)) return "another region's";
    return handleOnce(consumer, checked.value, decide, around);
  };
}
