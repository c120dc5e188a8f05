import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { credentials } from "@grpc/grpc-js";
import services, { type AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import { ToolError } from "../../exchange/problem.ts";

/** The running pack, and the connection to it. Disposing ends the process. */
export interface PackProcess extends Disposable {
  readonly client: AnalyzerClient;
}

/** Pulumi's own limit (policy/server.js): whole stacks travel in one message. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

const packDirectory = new URL("..", import.meta.url);

/**
 * Starts the pack as Pulumi's engine does (`run-policy-pack`), and connects to the loopback port it prints. The
 * process is ended when the result is disposed, when this process exits, and on Ctrl-C.
 */
export async function startPack(): Promise<PackProcess> {
  const runner = createRequire(import.meta.url).resolve("@pulumi/pulumi/cmd/run-policy-pack");
  // The pack logs to the engine's address; there is no engine here, and nothing listens on port 0.
  const child = spawn(process.execPath, [runner, "127.0.0.1:0", "."], {
    cwd: packDirectory,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = endWithThisProcess(child);
  try {
    const port = await portOf(child);
    const client = new services.AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
      "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
      "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
    });
    return {
      client,
      [Symbol.dispose]() {
        client.close();
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

function endWithThisProcess(child: ChildProcess): () => void {
  const kill = () => child.kill("SIGKILL");
  const interrupted = (signal: NodeJS.Signals) => {
    stop();
    process.kill(process.pid, signal);
  };
  const stop = () => {
    process.off("exit", kill);
    process.off("SIGINT", interrupted);
    process.off("SIGTERM", interrupted);
    kill();
  };
  process.on("exit", kill);
  process.once("SIGINT", interrupted);
  process.once("SIGTERM", interrupted);
  return stop;
}

/** The first line of output is the port (policy/server.js). Anything else there means a broken pack. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = "";
    let complaint = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      complaint = `${complaint}${text}`.slice(-4000);
    });
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const [line, rest] = output.split("\n", 2);
      if (rest === undefined) return;
      if (/^\d+$/.test(line ?? "")) resolve(Number(line));
      else
        reject(
          new ToolError(
            "policy pack",
            `printed something before its port; first line has ${line?.length ?? 0} characters`,
          ),
        );
    });
    child.once("error", (cause) => reject(new ToolError("policy pack", "could not be started", { cause })));
    child.once("exit", (code) =>
      reject(new ToolError("policy pack", `ended with code ${code} before it served\n${complaint.trim()}`)),
    );
  });
}
