/** Loaded into a measured process and its Node children: appends each one's peak memory and processor time to a file. */
import { appendFileSync } from "node:fs";

const file = process.env["WARDRAIL_BENCH_FILE"];
process.on("exit", () => {
  if (file === undefined) return;
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const processorSeconds = (userCPUTime + systemCPUTime) / 1e6;
  appendFileSync(file, `${JSON.stringify({ peakMebibytes: maxRSS / 1024, processorSeconds })}\n`);
});
