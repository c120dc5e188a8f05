import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { nearNames } from "../../components/observability/near-names.ts";
import type { Checked } from "../../exchange/problem.ts";
import { inRunOrder } from "./order.ts";
import { commandsOf, filledIn, resolveParameters } from "./parameters.ts";
import { readRunbook } from "./parse.ts";
import type { Command, Runbook, Step } from "./runbook-types.ts";
import { noFolder, slugsIn } from "./slugs.ts";

export interface PlannedCommand {
  readonly purpose: "precheck" | "run" | "verify" | "rollback";
  readonly command: Command;
}

export interface PlannedStep {
  readonly id: string;
  readonly title: string;
  readonly kind: Step["kind"];
  readonly risk: "none" | "low" | "medium" | "high";
  readonly timeoutSeconds: number;
  readonly commands: readonly PlannedCommand[];
  /** Why nothing has to be undone, where a step has no rollback command. */
  readonly noRollbackBecause?: string;
}

/** Everything a run would do, in its order. Nothing is run to make it. */
export interface RunbookPlan {
  readonly slug: string;
  readonly title: string;
  readonly approval: Runbook["approval"];
  readonly parameters: Readonly<Record<string, string>>;
  readonly steps: readonly PlannedStep[];
  /** All timeouts added up, and the budget they fit in. */
  readonly longestSeconds: number;
  readonly budgetSeconds: number;
  /** SHA-256 of the file and the parameters: what an approval is given for. */
  readonly digest: string;
}

/** The runbooks of the project. */
const runbooksFolder = fileURLToPath(new URL("..", import.meta.url));

/**
 * Lists every command of a runbook with its parameters, and runs none. A value that only an earlier step can know stands as
 * `<saved by step-id>`.
 *
 * @example
 * const plan = await planRunbook("emergency-response-slow", { region: "us-east-1" });
 */
export async function planRunbook(
  slug: string,
  parameters: Readonly<Record<string, string>> = {},
  folder: string = runbooksFolder,
): Promise<Checked<RunbookPlan>> {
  // Only a name that the folder lists is ever made into a path.
  const slugs = await slugsIn(folder);
  if (slugs === undefined) return { ok: false, problems: [noFolder(folder)] };
  if (!slugs.includes(slug)) {
    const near = nearNames(slug, slugs);
    const wanted =
      near.length > 0 ? `a runbook, perhaps ${near.join(", ")}` : `a runbook, one of ${slugs.join(", ")}`;
    return { ok: false, problems: [{ file: folder, path: "slug", found: JSON.stringify(slug), wanted }] };
  }
  const read = await readRunbook(folder, slug);
  return read.ok ? planOf(read.value, parameters) : read;
}

/** The plan of a runbook that is already read. */
export function planOf(runbook: Runbook, given: Readonly<Record<string, string>>): Checked<RunbookPlan> {
  const { values, problems } = resolveParameters(runbook, given);
  const { steps, cycle } = inRunOrder(runbook.steps);
  if (cycle.length > 0)
    return {
      ok: false,
      problems: [
        ...problems,
        { file: runbook.file, path: "needs", found: `a cycle among ${cycle.join(", ")}`, wanted: "an order" },
      ],
    };
  if (problems.length > 0) return { ok: false, problems };
  const savedBy = new Map(
    steps.flatMap(({ id, saves }) => (saves === undefined ? [] : [[saves.name, id] as const])),
  );
  const value = (name: string) => values.get(name) ?? `<saved by ${savedBy.get(name) ?? "no step"}>`;
  const ordered = Object.fromEntries([...values].sort(([a], [b]) => a.localeCompare(b, "en")));
  return {
    ok: true,
    value: {
      slug: runbook.slug,
      title: runbook.title,
      approval: runbook.approval,
      parameters: ordered,
      steps: steps.map((step) => plannedStep(step, value)),
      longestSeconds: steps.reduce((sum, { timeoutSeconds }) => sum + timeoutSeconds, 0),
      budgetSeconds: runbook.budgetSeconds,
      digest: createHash("sha256")
        .update(`${runbook.digest}\n${JSON.stringify(ordered)}`)
        .digest("hex"),
    },
  };
}

function plannedStep(step: Step, value: (name: string) => string): PlannedStep {
  return {
    id: step.id,
    title: step.title,
    kind: step.kind,
    risk: step.kind === "read" ? "none" : step.risk,
    timeoutSeconds: step.timeoutSeconds,
    commands: commandsOf(step).map(({ purpose, command }) => ({
      purpose,
      command: filledIn(command, value),
    })),
    ...(step.kind === "action" && "none" in step.rollback ? { noRollbackBecause: step.rollback.none } : {}),
  };
}
