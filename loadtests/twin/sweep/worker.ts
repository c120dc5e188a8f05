import { parentPort, workerData } from "node:worker_threads";
import { computeCells, type SweepInput } from "./points.ts";

interface Share {
  readonly input: SweepInput;
  readonly points: readonly (readonly number[])[];
}

const { input, points } = workerData as Share;
parentPort?.postMessage(computeCells(input, points));
