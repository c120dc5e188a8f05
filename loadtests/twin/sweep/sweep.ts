import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { computeCells, gridOf, type SweepCell, type SweepInput } from "./points.ts";

/** A worker costs a third of a second to start; fewer points than this are not worth one. */
const POINTS_PER_WORKER = 20;

/**
 * The forecast over a grid of one or two parameters, spread over worker threads. The result is in grid order and does
 * not depend on the number of workers.
 *
 * @param workers threads to use; default: as many as there are processors, fewer for small grids
 * @example
 * await sweep({ graphs, scenario: "mass-casualty", axes: [{ name: "nodeLaunchSeconds", values: [30, 55, 100] }] })
 */
export async function sweep(
  input: SweepInput,
  workers: number = availableParallelism(),
): Promise<readonly SweepCell[]> {
  const points = gridOf(input);
  const threads = Math.min(workers, Math.floor(points.length / POINTS_PER_WORKER));
  if (threads <= 1) return computeCells(input, points);
  const shares = Array.from({ length: threads }, (_, thread) =>
    points.filter((_point, index) => index % threads === thread),
  );
  const computed = await Promise.all(shares.map((share) => inWorker(input, share)));
  return points.map((_, index) => {
    const cell = computed[index % threads]?.[Math.floor(index / threads)];
    if (cell === undefined) throw new RangeError(`no result for point ${index}`);
    return cell;
  });
}

function inWorker(input: SweepInput, points: readonly (readonly number[])[]): Promise<readonly SweepCell[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: { input, points } });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => {
      // After a message this changes nothing: a settled promise stays settled.
      reject(new Error(`a sweep worker ended with code ${code} and no result`));
    });
  });
}
