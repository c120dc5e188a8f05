import { Worker } from "node:worker_threads";
import { InputError, type Problem } from "../exchange/problem.ts";
import type { ResourceGraph } from "../exchange/resource-graph.ts";
import type { ForecastResult } from "../exchange/season.ts";
import type { ForecastOptions } from "../loadtests/twin/index.ts";

/** What the thread answers; an error's class does not survive the way between threads. */
export type ForecastAnswer =
  | { readonly ok: true; readonly forecast: ForecastResult }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface ForecastQuestion {
  readonly graphs: readonly ResourceGraph[];
  readonly options: ForecastOptions;
}

/**
 * Forecasts in a thread of its own: the twin computes without a pause, and meanwhile this thread must serve the policy
 * pack's process and answer Ctrl-C.
 */
export async function forecastInThread(question: ForecastQuestion): Promise<ForecastResult> {
  const worker = new Worker(new URL("./forecast-worker.ts", import.meta.url), { workerData: question });
  const answer = await new Promise<ForecastAnswer>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) =>
      reject(new Error(`the forecast's thread ended with ${code} and no answer`)),
    );
  });
  if (answer.ok) return answer.forecast;
  throw new InputError(answer.problems);
}
