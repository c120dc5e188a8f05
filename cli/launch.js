#!/usr/bin/env node
// Starts wardrail on the project's own Node, whatever Node is on PATH: type stripping and the Pulumi
// SDK need Node 22.18 or later, and a hospital's build machine may still have 20. Plain JavaScript
// without dependencies, because it also runs before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const projectFolder = join(dirname(fileURLToPath(import.meta.url)), "..");

/** The lock file npm writes after an install differs from the project's when dependencies have moved on. */
function dependenciesAreInstalled() {
  const installed = join(projectFolder, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(join(projectFolder, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(installed, "utf8")).packages;
  const { dependencies, devDependencies } = wanted[""];
  const named = Object.keys({ ...dependencies, ...devDependencies });
  // A folder that was deleted by hand is still in npm's list.
  if (!named.every((name) => existsSync(join(projectFolder, "node_modules", name, "package.json"))))
    return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" ||
      !path.startsWith("node_modules/") ||
      entry.optional ||
      entry.devOptional ||
      entry.peer ||
      present[path]?.version === entry.version,
  );
}

function install() {
  if (process.stderr.isTTY) process.stderr.write("wardrail: installing dependencies (npm ci) …\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const result = spawnSync(npm, ["ci", "--no-fund", "--no-audit", "--loglevel=error"], {
    cwd: projectFolder,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (result.status === 0) return;
  process.stderr.write("wardrail: npm ci failed; the lines above say why. Nothing was run.\n");
  process.exit(3);
}

/** The Node to run on: the project's own, or this one when it is new enough to strip types. */
function projectNode() {
  const own = join(
    projectFolder,
    "node_modules",
    "node",
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (existsSync(own) && spawnSync(own, ["--version"]).status === 0) return own;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  process.stderr.write(
    `wardrail: needs Node 22.18 or later; this is ${process.versions.node} and node_modules/node has no binary.\n` +
      "          npm was probably told not to run install scripts: run `npm rebuild node`, then try again.\n",
  );
  return process.exit(3);
}

const [first, ...rest] = process.argv.slice(2);
if (!dependenciesAreInstalled()) install();
const script = first === "--script" ? rest.shift() : "cli/main.ts";
const args = first === "--script" ? rest : process.argv.slice(2);
const node = projectNode();
const child = spawn(
  node,
  [
    "--disable-warning=ExperimentalWarning",
    // A small young generation: a fifth less memory for the whole estate, and no slower.
    "--max-semi-space-size=4",
    join(projectFolder, script ?? ""),
    ...args,
  ],
  {
    // The fourth channel carries nothing: it closes when this process is killed, and the child then ends too.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    // Children started by name (vitest, tsc, the policy pack) must get the same Node.
    env: {
      ...process.env,
      // Stripped and compiled code is kept between runs; the policy pack's process uses it too.
      NODE_COMPILE_CACHE:
        process.env.NODE_COMPILE_CACHE ?? join(projectFolder, "node_modules", ".cache", "node"),
      PATH: [dirname(node), join(projectFolder, "node_modules", ".bin"), process.env.PATH].join(
        process.platform === "win32" ? ";" : ":",
      ),
    },
  },
);
// The child decides how to end on a signal; this process only waits for it and repeats its answer.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (signal !== "SIGINT") child.kill(signal);
  });
}
child.on("exit", (code, signal) => {
  if (signal === null) process.exit(code ?? 3);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
