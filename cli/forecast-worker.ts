/** The thread behind forecast-thread.ts. */
import { parentPort, workerData } from "node:worker_threads";
import { InputError } from "../exchange/problem.ts";
import { forecastSeason } from "../loadtests/twin/index.ts";
import type { ForecastAnswer, ForecastQuestion } from "./forecast-thread.ts";

function answer({ graphs, options }: ForecastQuestion): ForecastAnswer {
  try {
    return { ok: true, forecast: forecastSeason(graphs, options) };
  } catch (error) {
    if (error instanceof InputError) return { ok: false, problems: error.problems };
    throw error;
  }
}

parentPort?.postMessage(answer(workerData));
