import { Command, Option } from "commander";
import type { ResourceGraph } from "../../exchange/resource-graph.ts";
import { type CommandContext, printJson } from "../context.ts";
import { type EstateOptions, estateDirectory, withEstateOptions } from "../estate-options.ts";
import { progressOn } from "../progress.ts";

interface RenderOptions extends EstateOptions {
  readonly format: "list" | "json" | "mermaid" | "kubernetes";
  readonly json?: boolean;
  readonly unknown?: boolean;
}

/** `wardrail render [stack]`: what a stack, or the whole estate, declares. */
export function renderCommand(context: CommandContext): Command {
  return withEstateOptions(new Command("render"))
    .description("renders one stack or the whole estate without a cloud")
    .argument("[stack]", "a stack such as events-prod-use1; without it every stack of --env")
    .addOption(
      new Option("--format <format>", "what to print")
        .choices(["list", "json", "mermaid", "kubernetes"])
        .default("list"),
    )
    .option("--json", "the same as --format json: the resource graph")
    .option("--unknown", "leave computed values unknown, as a preview does, instead of synthesising them")
    .addHelpText(
      "after",
      "\nExamples:\n  $ wardrail render events-prod-use1 --format mermaid\n  $ wardrail render --format kubernetes > manifests.yaml",
    )
    .action((stack: string | undefined, options: RenderOptions) => runRender(context, stack, options));
}

async function runRender(
  context: CommandContext,
  stack: string | undefined,
  options: RenderOptions,
): Promise<void> {
  const progress = progressOn(process.stderr);
  const { renderEstate, toKubernetesYaml, toMermaid } = await import("../../stacks/offline/index.ts");
  progress.step(`rendering ${stack ?? options.env}`);
  try {
    const computedValues = options.unknown === true ? "unknown" : "synthesised";
    const graphs = await renderEstate({
      directory: estateDirectory(context, options),
      computedValues,
      ...(stack === undefined ? { environment: options.env } : { stacks: [stack] }),
    });
    progress.end();
    const format = options.json === true ? "json" : options.format;
    if (format === "json") printJson(stack === undefined ? graphs : graphs.at(-1));
    if (format === "mermaid") process.stdout.write(graphs.map(toMermaid).join("\n"));
    if (format === "kubernetes") process.stdout.write(toKubernetesYaml(graphs));
    if (format === "list") process.stdout.write(graphs.map(listOf).join("\n"));
  } finally {
    progress.end();
  }
}

function listOf({ stack, resources }: ResourceGraph): string {
  const lines = resources.map(({ type, name }) => `  ${type}  ${name}`);
  return `${stack} (${resources.length} resources)\n${lines.join("\n")}\n`;
}
