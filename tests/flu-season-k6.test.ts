import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunSummary } from "../loadtests/lib/summary.ts";
import { findTool } from "../tools/find.ts";

const k6 = findTool("k6");
const why = k6.found ? "" : ` (skipped: ${k6.reason})`;

let folder: string;
let server: Server;
const seen = new Map<string, number>();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "wardrail-k6-"));
  seen.clear();
  server = createServer((request, response) => {
    const service = request.url?.split("/")[1] ?? "";
    seen.set(service, (seen.get(service) ?? 0) + 1);
    request.resume().on("end", () => response.writeHead(request.method === "POST" ? 201 : 200).end("{}"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

function run(environment: Record<string, string>): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(
    k6.found ? k6.path : "",
    [
      "run",
      "--quiet",
      "--address",
      "127.0.0.1:0",
      join(import.meta.dirname, "../loadtests/scenarios/flu-season.ts"),
    ],
    {
      cwd: folder,
      env: { PATH: process.env["PATH"], HOME: folder, K6_NO_USAGE_REPORT: "true", ...environment },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve({ code, stderr }));
  });
}

describe("flu season in k6", () => {
  it.skipIf(!k6.found)(`sends every flow in the declared proportions${why}`, async () => {
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await run({
      TARGET: `http://127.0.0.1:${port}`,
      SCALE: "0.2",
      BASELINE_SECONDS: "1",
      EDGE_SECONDS: "1",
      PLATEAU_SECONDS: "4",
      DECAY_SECONDS: "1",
    });
    expect(code, stderr).toBe(0);
    const summary = JSON.parse(readFileSync(join(folder, "flu-season.summary.json"), "utf8")) as RunSummary;
    expect(summary).toMatchObject({
      outcome: "passed",
      droppedIterations: 0,
      scenario: "flu-season",
      scale: 0.2,
    });
    const total = [...seen.values()].reduce((sum, count) => sum + count, 0);
    expect(summary.requests).toBe(total);
    // 45 : 35 : 15 : 5 of 200 requests per second, at a fifth, over about seven seconds between 1 and 1.5 times.
    expect((seen.get("booking") ?? 0) / total).toBeCloseTo(0.45, 1);
    expect((seen.get("availability") ?? 0) / total).toBeCloseTo(0.35, 1);
    expect(seen.get("waitlist") ?? 0).toBeGreaterThan(0);
  });

  it.skipIf(!k6.found)(`refuses a host that nobody named${why}`, async () => {
    const { code, stderr } = await run({ TARGET: "https://booking.example.org" });
    expect(code).not.toBe(0);
    expect(stderr).toContain("TARGET: found booking.example.org");
    expect(seen.size).toBe(0);
  });
});
