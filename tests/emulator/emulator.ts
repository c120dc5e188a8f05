import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ToolError } from "../../exchange/problem.ts";

/** A running AWS emulator on the loopback interface. */
export interface Emulator {
  readonly endpoint: string;
  /** What it has printed so far; empty unless something went wrong. */
  readonly log: () => string;
  stop(): Promise<void>;
}

/** Starts the emulator for one account on a free port, in a private folder; both are gone after `stop`. */
export async function startEmulator(
  python: string,
  place: { readonly accountId: string; readonly region: string },
): Promise<Emulator> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "wardrail-emulator-"));
  const child = spawn(python, ["-m", "ministack"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own: the functions it starts end with it.
    detached: true,
    env: {
      HOME: folder,
      TMPDIR: folder,
      // Functions run on the Node that runs the tests.
      PATH: [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter),
      GATEWAY_PORT: String(port),
      BIND_HOST: "127.0.0.1",
      MINISTACK_ACCOUNT_ID: place.accountId,
      MINISTACK_REGION: place.region,
    },
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => printed.push(String(chunk)));
  const endNow = () => endGroup(child, "SIGKILL");
  process.once("exit", endNow);
  const stop = async () => {
    endGroup(child, "SIGTERM");
    for (let waited = 0; child.exitCode === null && child.signalCode === null && waited < 50; waited += 1) {
      await pause(100);
    }
    endNow();
    process.removeListener("exit", endNow);
    rmSync(folder, { recursive: true, force: true });
  };
  const endpoint = `http://127.0.0.1:${port}`;
  while (child.exitCode === null) {
    if (await answers(endpoint)) return { endpoint, log: () => printed.join(""), stop };
    await pause(200);
  }
  await stop();
  throw new ToolError("ministack", `ended with ${child.exitCode}: ${printed.join("").slice(-2000)}`);
}

function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Already gone.
  }
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/_ministack/health`)).ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
