import { execFile, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { repositoryDirectory } from "../../stacks/offline/project-files.ts";
import { type AttachedProvider, startProvider } from "./attached-provider.ts";

const run = promisify(execFile);

/** The CLI's version when `pulumi` is on PATH. */
export function pulumiVersion(): string | undefined {
  const { status, stdout } = spawnSync("pulumi", ["version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/** A step of `pulumi preview --json`; only what we compare. */
export interface PreviewStep {
  readonly op: string;
  readonly urn: string;
  readonly newState?: {
    readonly urn: string;
    readonly type: string;
    readonly parent?: string;
    readonly protect?: boolean;
    readonly retainOnDelete?: boolean;
  };
}

/** A copy of the project with a state of its own, against which the real CLI runs without cloud or account. */
export interface EngineWorkspace extends AsyncDisposable {
  init(stack: string): Promise<void>;
  preview(stack: string): Promise<readonly PreviewStep[]>;
  up(stack: string): Promise<void>;
  /** Replaces the program of the copy. */
  program(text: string): Promise<void>;
}

const sources = ["components", "exchange", "stacks", "workflows", "package.json", "Pulumi.yaml"];

/** Copies the project, because `pulumi stack init` writes into the settings files, and starts both providers. */
export async function openWorkspace(): Promise<EngineWorkspace> {
  const folder = await mkdtemp(join(tmpdir(), "wardrail-engine-"));
  const project = join(folder, "project");
  await mkdir(join(folder, "state"));
  const settings = (await readdir(repositoryDirectory)).filter((file) => /^Pulumi\..+\.yaml$/.test(file));
  for (const source of [...sources, ...settings]) {
    await cp(join(repositoryDirectory, source), join(project, source), { recursive: true });
  }
  await symlink(join(repositoryDirectory, "node_modules"), join(project, "node_modules"));
  const place = { accountId: "111122223333", region: "us-east-1" };
  const providers = { aws: await startProvider(place), kubernetes: await startProvider(place) };
  const options = { cwd: project, env: environmentOf(folder, providers), maxBuffer: 256 * 1024 * 1024 };
  const pulumi = async (...args: readonly string[]) => {
    const { stdout } = await run("pulumi", [...args, "--non-interactive", "--color=never"], options);
    return stdout;
  };
  return {
    init: async (stack) => void (await pulumi("stack", "init", stack)),
    preview: async (stack) => {
      const { steps }: { readonly steps?: readonly PreviewStep[] } = JSON.parse(
        await pulumi("preview", "--json", "--stack", stack),
      );
      return steps ?? [];
    },
    up: async (stack) => void (await pulumi("up", "--yes", "--skip-preview", "--stack", stack)),
    program: (text) => writeFile(join(project, "stacks", "index.ts"), text),
    async [Symbol.asyncDispose]() {
      for (const provider of Object.values(providers)) provider.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function environmentOf(
  folder: string,
  providers: Readonly<Record<string, AttachedProvider>>,
): Record<string, string | undefined> {
  return {
    ...process.env,
    // The language host takes the first `node` on PATH, which must be the one that strips types.
    PATH: [dirname(process.execPath), process.env["PATH"]].join(":"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_HOME: join(folder, "home"),
    PULUMI_CONFIG_PASSPHRASE: basename(folder),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DEBUG_PROVIDERS: Object.entries(providers)
      .map(([name, { port }]) => `${name}:${port}`)
      .join(","),
  };
}
