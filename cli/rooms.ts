import { join } from "node:path";
import type { CommandContext } from "./context.ts";
import { type EstateOptions, estateDirectory } from "./estate-options.ts";
import type { Rooms } from "./rehearsal.ts";

/**
 * The real rooms. Each is loaded when it is called: the command line answers `--help` at once, and a room that cannot be
 * loaded fails its own part of a rehearsal and no other.
 */
export function realRooms(context: CommandContext, estate: EstateOptions = { env: "prod" }): Rooms {
  const { projectFolder } = context;
  return {
    renderEstate: async (environment) => {
      const { renderEstate } = await import("../stacks/offline/index.ts");
      return renderEstate({ environment, directory: estateDirectory(context, estate) });
    },
    audit: async (graphs) => {
      const [{ auditGraphs }, { readGuardrails }] = await Promise.all([
        import("../policies/audit/index.ts"),
        import("./pack-config.ts"),
      ]);
      return auditGraphs(graphs, { ...readGuardrails(projectFolder, estate.env, {}), evaluatedBy: "wire" });
    },
    checkRules: async () => {
      const { checkRules } = await import("../components/observability/check-rules.ts");
      return checkRules({ runbooksFolder: join(projectFolder, "runbooks") });
    },
    forecast: async (graphs) => {
      const { forecastInThread } = await import("./forecast-thread.ts");
      return forecastInThread({ graphs, options: {} });
    },
    lintRunbooks: async () => {
      const { lintRunbooks } = await import("../runbooks/runner/lint.ts");
      return lintRunbooks(join(projectFolder, "runbooks"));
    },
  };
}
