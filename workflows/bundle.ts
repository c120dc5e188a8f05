import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { buildSync } from "esbuild";

/** The programs of the workflows, each a file of `handlers/` whose exports are Lambda handlers. */
export const handlerNames = [
  "notifications",
  "waitlist",
  "availability",
  "send-email",
  "send-sms",
  "send-voice",
] as const;
export type HandlerName = (typeof handlerNames)[number];

/** A program as one file; equal sources give equal bytes, whatever the folder they lie in. */
export interface Bundle {
  readonly name: HandlerName;
  /** Goes into the archive as `index.mjs`; Lambda's handler is `index.<export>`. */
  readonly code: string;
  /** SHA-256 of the code, base64. */
  readonly sha256: string;
}

let bundles: ReadonlyMap<HandlerName, Bundle> | undefined;

/**
 * Bundles a program with everything it imports, the AWS SDK too: what was tested is what runs, not the SDK that
 * Lambda happens to carry. All programs are built at the first call, because most of what they import is the same.
 */
export function bundleOf(name: HandlerName): Bundle {
  bundles ??= new Map(buildAll().map((bundle) => [bundle.name, bundle]));
  const bundle = bundles.get(name);
  if (bundle === undefined) throw new Error(`esbuild made nothing of ${name}`);
  return bundle;
}

function buildAll(): readonly Bundle[] {
  const { outputFiles } = buildSync({
    absWorkingDir: join(import.meta.dirname, ".."),
    entryPoints: handlerNames.map((name) => `workflows/handlers/${name}.ts`),
    outdir: "out",
    bundle: true,
    write: false,
    minify: true,
    platform: "node",
    target: "node22",
    format: "esm",
    mainFields: ["module", "main"],
    legalComments: "none",
    logLevel: "silent",
    // Parts of the SDK are CommonJS and look for `require`.
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
  });
  return handlerNames.flatMap((name) => {
    const code = outputFiles.find(({ path }) => basename(path) === `${name}.js`)?.text;
    if (code === undefined) return [];
    return [{ name, code, sha256: createHash("sha256").update(code).digest("base64") }];
  });
}
