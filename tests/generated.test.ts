import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generatedFiles } from "../generate/generated-files.ts";

describe("generated files", () => {
  it.each(generatedFiles.map(({ file, render }) => [file, render] as const))(
    "%s is what `npm run generate` would write",
    async (file, render) => {
      expect(readFileSync(join(import.meta.dirname, "..", file), "utf8")).toBe(await render());
    },
  );
});
