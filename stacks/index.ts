import * as pulumi from "@pulumi/pulumi";
import { InputError, valueOrThrow } from "../exchange/problem.ts";
import { parseSettings, type Settings } from "./settings.ts";

/**
 * The program Pulumi runs for every stack, and the one the offline renderer runs: the stack's name picks the layer,
 * `<layer>-<environment>[-<region>]`. A default export, because Pulumi calls that as the program.
 */
// biome-ignore lint/style/noDefaultExport: Pulumi calls the entry's default export as the program.
export default async function program(): Promise<object> {
  try {
    const values = pulumi.runtime.allConfig();
    const secretKeys = Object.keys(values).filter(isSecret);
    const settings = parseSettings(pulumi.getStack(), { values, secretKeys });
    return await deploy(valueOrThrow(settings));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // Pulumi prints a RunError without a stack trace: the mistake is in the input, not in the program.
    throw Object.assign(new pulumi.RunError(error.message), { cause: error });
  }
}

/** Layers are loaded when needed: no stack pays for the SDK modules of another. */
async function deploy(settings: Settings): Promise<object> {
  switch (settings.layer) {
    case "foundation":
      return (await import("./foundation.ts")).deployFoundation(settings);
    case "network":
      return (await import("./network.ts")).deployNetwork(settings);
    case "data":
      return (await import("./data.ts")).deployData(settings);
    case "events":
      return (await import("./events.ts")).deployEvents(settings);
    case "workflows":
      return (await import("./workflows.ts")).deployWorkflows(settings);
    case "services":
      return (await import("./services.ts")).deployServices(settings);
  }
}

/** The SDK knows which settings are secret but types no way to ask; without it a problem could print one. */
function isSecret(key: string): boolean {
  const runtime: object & { isConfigSecret?: (key: string) => boolean } = pulumi.runtime;
  return runtime.isConfigSecret?.(key) ?? true;
}
