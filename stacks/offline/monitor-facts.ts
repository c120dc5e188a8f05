import type { PropertyMap } from "../../exchange/resource-graph.ts";
import type { StackConfig } from "../settings-reader.ts";
import type { ProjectFile } from "./project-files.ts";

/** What the monitor must know about the run. */
export interface MonitorFacts {
  readonly project: string;
  readonly stack: string;
  readonly accountId: string;
  readonly region: string;
  /** Settings of the default providers by package: `aws:region` is `region` of `aws`. */
  readonly providerSettings: Readonly<Record<string, PropertyMap>>;
  readonly computedValues: "synthesised" | "unknown";
  /** Outputs of an upstream stack by its full name `organization/project/stack`; `undefined` when there is none. */
  readonly upstreamOutputs: (fullName: string) => PropertyMap | undefined;
}

/** What a monitor must know to answer for a stack with these settings. */
export function monitorFacts(
  project: ProjectFile,
  stack: string,
  config: StackConfig,
  computedValues: MonitorFacts["computedValues"],
  upstreamOutputs: MonitorFacts["upstreamOutputs"],
): MonitorFacts {
  // The engine passes a package's settings to its default provider: `aws:region` is `region` of `aws`.
  const settingsOf = (packageName: string): PropertyMap =>
    Object.fromEntries(
      Object.entries(config.values)
        .filter(([key]) => key.startsWith(`${packageName}:`))
        .map(([key, value]) => [key.slice(packageName.length + 1), value]),
    );
  return {
    project: project.name,
    stack,
    accountId: config.values["wardrail:accountId"] ?? "",
    region: config.values["aws:region"] ?? "",
    providerSettings: { aws: settingsOf("aws"), kubernetes: settingsOf("kubernetes") },
    computedValues,
    upstreamOutputs,
  };
}
