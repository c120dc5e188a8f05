import { InputError } from "../exchange/problem.ts";
import type { ResourceGraph } from "../exchange/resource-graph.ts";
import type {
  AuditResult,
  EstateResult,
  ForecastResult,
  Part,
  RulesResult,
  RunbooksResult,
  Season,
} from "../exchange/season.ts";
import { summariseEstate } from "./estate-summary.ts";
import type { Progress } from "./progress.ts";

/** The rooms a rehearsal calls on. Passed in, so that a test can let one of them crash. */
export interface Rooms {
  renderEstate(environment: string): Promise<readonly ResourceGraph[]>;
  audit(graphs: readonly ResourceGraph[]): Promise<AuditResult>;
  checkRules(): Promise<RulesResult>;
  forecast(graphs: readonly ResourceGraph[]): Promise<ForecastResult>;
  lintRunbooks(): Promise<RunbooksResult>;
}

export interface RehearsalOptions {
  readonly environment: string;
  readonly version: string;
  readonly madeAt: Date;
  readonly progress: Progress;
}

/**
 * Runs every part of a rehearsal and gathers their results. A part that crashes is marked failed and the others go on;
 * a person's mistake (an {@link InputError}) ends the rehearsal, because half an answer to a wrong question helps nobody.
 */
export async function rehearse(rooms: Rooms, options: RehearsalOptions): Promise<Season> {
  const { progress, environment } = options;
  progress.step(`rendering the ${environment} estate`);
  const graphs = await attempt(() => rooms.renderEstate(environment));
  progress.step("auditing, forecasting, checking alert rules and runbooks");
  // The audit waits for its own process most of the time, so the others run meanwhile.
  const [audit, rules, runbooks, forecast] = await Promise.all([
    onEstate(graphs, rooms.audit),
    attempt(rooms.checkRules),
    attempt(rooms.lintRunbooks),
    onEstate(graphs, rooms.forecast),
  ]);
  const estate: Part<EstateResult> = mapPart(graphs, (rendered) => summariseEstate(environment, rendered));
  return {
    schema: "wardrail.season/1",
    wardrailVersion: options.version,
    madeAt: options.madeAt.toISOString(),
    estate,
    audit,
    rules,
    forecast,
    runbooks,
  };
}

/** The parts of a season that crashed, by name. */
export function failedParts(season: Season): readonly string[] {
  const { estate, audit, rules, forecast, runbooks } = season;
  return Object.entries({ estate, audit, rules, forecast, runbooks })
    .filter(([, part]) => part.state === "failed")
    .map(([name]) => name);
}

/** True when a program that a part called on broke, so that the part says less than it should. */
export function toolBroke({ rules }: Season): boolean {
  return rules.state === "done" && rules.result.checks.some(({ brokenTool }) => brokenTool === true);
}

async function attempt<T>(run: () => Promise<T>): Promise<Part<T>> {
  try {
    return { state: "done", result: await run() };
  } catch (error) {
    if (error instanceof InputError) throw error;
    return { state: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}

async function onEstate<T>(
  graphs: Part<readonly ResourceGraph[]>,
  run: (graphs: readonly ResourceGraph[]) => Promise<T>,
): Promise<Part<T>> {
  if (graphs.state === "done") return attempt(() => run(graphs.result));
  return { state: "skipped", reason: "there is no estate to look at: rendering it failed" };
}

function mapPart<A, B>(part: Part<A>, map: (value: A) => B): Part<B> {
  return part.state === "done" ? { state: "done", result: map(part.result) } : part;
}
