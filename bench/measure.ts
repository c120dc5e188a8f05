import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

/** One finished run of a whole process. */
export interface Run {
  readonly wallSeconds: number;
  /** Of the largest single process. */
  readonly peakMebibytes: number;
  /** Of all Node processes of the run together. */
  readonly processorSeconds: number;
}

/** Runs a Node script as a whole process, start-up included, and measures it. A run that fails throws with what it printed. */
export function runNode(args: readonly string[], cwd: string): Run {
  const folder = mkdtempSync(join(tmpdir(), "wardrail-bench-"));
  const file = join(folder, "usage.ndjson");
  try {
    const before = performance.now();
    const hook = join(import.meta.dirname, "peak-memory.ts");
    const result = spawnSync(process.execPath, [...args], {
      cwd,
      encoding: "utf8",
      // What it prints is not measured and may be larger than a buffer.
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, WARDRAIL_BENCH_FILE: file, NODE_OPTIONS: `--import=${hook}` },
    });
    const wallSeconds = (performance.now() - before) / 1000;
    if (result.status !== 0)
      throw new Error(`${args.join(" ")} ended with ${result.status}\n${result.stderr}`);
    const usages = readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Omit<Run, "wallSeconds">);
    return {
      wallSeconds,
      peakMebibytes: Math.max(...usages.map((usage) => usage.peakMebibytes)),
      processorSeconds: usages.reduce((sum, usage) => sum + usage.processorSeconds, 0),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The middle of a list; of an even list the mean of the two middles. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? Number.NaN)) / 2 : upper;
}

/** Columns padded to their widest cell; the first is text, the others are numbers. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ");
  return rows.map(line).join("\n");
}
