import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const projectFolder = join(import.meta.dirname, "..");

describe("toolchain", () => {
  it.each(["package.json", "policies/package.json"])(
    "keeps TypeScript 7 away from Pulumi as seen from %s (its loader dies on a compiler without a JavaScript API)",
    (from) => {
      const require = createRequire(join(projectFolder, from));
      let version: string | undefined;
      try {
        version = (require("typescript/package.json") as { version: string }).version;
      } catch {
        return;
      }
      expect(Number(version.split(".")[0])).toBeLessThan(7);
    },
  );

  it("runs on a Node that strips types and that the Pulumi SDK supports", () => {
    const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
    expect(major * 100 + minor).toBeGreaterThanOrEqual(2218);
  });

  it("pins the Pulumi packages exactly", () => {
    const require = createRequire(join(projectFolder, "package.json"));
    const { dependencies } = require("./package.json") as { dependencies: Record<string, string> };
    const loose = Object.entries(dependencies).filter(
      ([name, range]) => name.startsWith("@pulumi/") && !/^\d+\.\d+\.\d+$/.test(range),
    );
    expect(loose).toEqual([]);
  });

  it("locks the platform packages of every platform, so that npm ci works on each of them", () => {
    const require = createRequire(join(projectFolder, "package.json"));
    const { packages } = require("./package-lock.json") as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });
});
