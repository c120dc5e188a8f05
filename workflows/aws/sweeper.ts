import { type DecideDue, sweep } from "../store/sweep.ts";
import { awsSurroundings } from "./surroundings.ts";

/** The Lambda handler of a sweep, called once a minute. */
export function sweeper(decide: DecideDue): () => Promise<void> {
  return async () => {
    const { settings: _, ...around } = awsSurroundings();
    console.info(JSON.stringify({ level: "INFO", sweep: await sweep(decide, around) }));
  };
}
