import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData } from "@grpc/grpc-js";
import engine_grpc_pb from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import engine_pb from "@pulumi/pulumi/proto/engine_pb.js";
import resource_grpc_pb from "@pulumi/pulumi/proto/resource_grpc_pb.js";
import empty_pb from "google-protobuf/google/protobuf/empty_pb.js";
import type { OfflineMonitor } from "../../stacks/offline/monitor.ts";
import { readProject, readStackConfig, repositoryDirectory } from "../../stacks/offline/project-files.ts";

type Method<Request, Response> = (request: Request, callback: sendUnaryData<Response>) => void;

/** How a program ended under the CLI's Node host. */
export interface HostedRun {
  readonly exitCode: number | null;
  /** What it logged to the engine, which the CLI prints. */
  readonly log: readonly string[];
  readonly stderr: string;
}

/**
 * Runs a program, under the name `stack` and with the settings of `settingsOf`, as the CLI's language host does: `@pulumi/pulumi/cmd/run` in a process of its own, settings
 * in the environment, monitor and engine over gRPC. Here they are the offline monitor behind a socket.
 */
export async function runHosted(
  stack: string,
  monitor: OfflineMonitor,
  settingsOf: string = stack,
): Promise<HostedRun> {
  const log: string[] = [];
  const server = new Server();
  server.addService(resource_grpc_pb.ResourceMonitorService, monitorMethods(monitor));
  server.addService(engine_grpc_pb.EngineService, {
    log: (
      { request }: ServerUnaryCall<engine_pb.LogRequest, empty_pb.Empty>,
      done: sendUnaryData<empty_pb.Empty>,
    ) => {
      if (request.getSeverity() > 0) log.push(request.getMessage());
      done(null, new empty_pb.Empty());
    },
    setRootResource: (_: unknown, done: sendUnaryData<engine_pb.SetRootResourceResponse>) =>
      done(null, new engine_pb.SetRootResourceResponse()),
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  try {
    return { ...(await runNode(stack, settingsOf, `127.0.0.1:${port}`)), log };
  } finally {
    server.forceShutdown();
  }
}

async function runNode(stack: string, settingsOf: string, address: string): Promise<Omit<HostedRun, "log">> {
  const project = readProject(repositoryDirectory);
  const { values } = readStackConfig(project, settingsOf);
  const main = join(project.directory, project.main);
  const child = spawn(
    process.execPath,
    [
      createRequire(import.meta.url).resolve("@pulumi/pulumi/cmd/run"),
      `--monitor=${address}`,
      `--engine=${address}`,
      "--organization=organization",
      `--project=${project.name}`,
      `--stack=${stack}`,
      `--root-directory=${project.directory}`,
      // For a `main` that is a file, the host changes into its folder and runs it by name.
      `--pwd=${dirname(main)}`,
      basename(main),
    ],
    {
      env: { ...process.env, PULUMI_CONFIG: JSON.stringify(values), PULUMI_CONFIG_SECRET_KEYS: "[]" },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  return { exitCode, stderr };
}

function monitorMethods(monitor: OfflineMonitor) {
  const method =
    <Request, Response>(answer: Method<Request, Response>) =>
    ({ request }: ServerUnaryCall<Request, Response>, done: sendUnaryData<Response>) =>
      answer.call(monitor, request, done);
  return {
    getDeploymentInfo: method(monitor.getDeploymentInfo),
    supportsFeature: method(monitor.supportsFeature),
    invoke: method(monitor.invoke),
    call: method(monitor.call),
    readResource: method(monitor.readResource),
    registerResource: method(monitor.registerResource),
    registerResourceOutputs: method(monitor.registerResourceOutputs),
    registerPackage: method(monitor.registerPackage),
    signalAndWaitForShutdown: method(monitor.signalAndWaitForShutdown),
  };
}
