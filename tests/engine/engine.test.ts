import { describe, expect, it } from "vitest";
import type { GraphResource } from "../../exchange/resource-graph.ts";
import { renderEstate } from "../../stacks/offline/index.ts";
import { openWorkspace, type PreviewStep, pulumiVersion } from "./pulumi-cli.ts";

const found = pulumiVersion() !== undefined;
const skipped = found ? "" : " (skipped: pulumi is not on PATH)";

/** Default providers and reads are no steps of a preview, though the engine keeps both in its state. */
const isStep = ({ type, name }: { readonly type: string; readonly name: string }) =>
  type !== "pulumi:pulumi:StackReference" &&
  !(type.startsWith("pulumi:providers:") && name.startsWith("default"));

const offline = ({ urn, parent, protect, retainOnDelete }: GraphResource) => ({
  urn,
  parent,
  protect,
  retainOnDelete,
});

const engine = ({ urn, newState }: PreviewStep) => ({
  urn,
  parent: newState?.parent,
  protect: newState?.protect ?? false,
  retainOnDelete: newState?.retainOnDelete ?? false,
});

const byUrn = (a: { readonly urn: string }, b: { readonly urn: string }) => (a.urn < b.urn ? -1 : 1);

describe("the real engine", () => {
  it.skipIf(!found)(
    `makes the same resources as the offline renderer, layer by layer${skipped}`,
    async () => {
      await using workspace = await openWorkspace();
      for (const { stack, resources } of await renderEstate({
        environment: "prod",
        computedValues: "unknown",
      })) {
        await workspace.init(stack);
        const steps = (await workspace.preview(stack)).filter(({ urn, newState }) =>
          isStep({ type: newState?.type ?? "", name: urn.split("::").at(-1) ?? "" }),
        );
        expect(steps.filter(({ op }) => op !== "create")).toEqual([]);
        expect(steps.map(engine).sort(byUrn)).toEqual(resources.filter(isStep).map(offline).sort(byUrn));
        // The next layer reads this one's outputs.
        await workspace.up(stack);
        const again = await workspace.preview(stack);
        expect(
          again.filter(({ op }) => op !== "same" && op !== "read"),
          "a second run changes nothing",
        ).toEqual([]);
      }
    },
  );

  it.skipIf(!found)(
    `keeps a renamed key when the new name carries the old one as an alias${skipped}`,
    async () => {
      await using workspace = await openWorkspace();
      await workspace.init("foundation-prod");
      await workspace.program(keyProgram("before"));
      await workspace.up("foundation-prod");
      await workspace.program(keyProgram("after", '{ aliases: [{ name: "before" }] }'));
      const steps = (await workspace.preview("foundation-prod")).filter(({ urn }) =>
        urn.includes("::wardrail:"),
      );
      expect(steps.length).toBeGreaterThan(0);
      expect(steps.filter(({ op }) => op !== "same")).toEqual([]);
    },
  );

  it.skipIf(!found)(`refuses to delete what holds data${skipped}`, async () => {
    await using workspace = await openWorkspace();
    await workspace.init("foundation-prod");
    await workspace.program(keyProgram("phi"));
    await workspace.up("foundation-prod");
    await workspace.program("export default async () => ({});\n");
    await expect(workspace.up("foundation-prod")).rejects.toThrow(/protect/);
  });
});

/** A program that makes one key and nothing else. */
function keyProgram(name: string, options = "{}"): string {
  return `
import { PhiKey } from "../components/foundation/index.ts";

export default async () => {
  new PhiKey("${name}", {
    accountId: "111122223333",
    regions: { primary: "us-east-1", secondary: "us-west-2" },
    administrators: ["arn:aws:iam::111122223333:role/wardrail-key-administrator"],
    ownership: { environment: "prod", owner: "scheduling-platform", costCenter: "clinical-operations" },
    purpose: { service: "scheduling", dataClass: "phi", tier: 0 },
  }, ${options});
  return {};
};
`;
}
