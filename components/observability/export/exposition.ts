import type { Problem } from "../../../exchange/problem.ts";
import type { Metric } from "../rule-types.ts";

/** One value of a series at one moment. */
export interface Sample {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * Samples in Prometheus' text format (0.0.4), for a node exporter's text file collector or a scrape. Samples of undeclared metrics
 * or with other labels than declared are left out and named, so that rules and exporters cannot drift apart.
 *
 * @example
 * const { text, problems } = exposition(metrics, seasonSamples(season));
 */
export function exposition(
  metrics: readonly Metric[],
  samples: readonly Sample[],
): { readonly text: string; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const valid = samples.filter((sample) => {
    const found = sampleProblem(metrics, sample);
    if (found !== undefined) problems.push(found);
    return found === undefined;
  });
  const blocks = metrics.flatMap(({ name, help, type }) => {
    const lines = valid.filter(({ metric }) => metric === name).map(sampleLine);
    return lines.length === 0
      ? []
      : [`# HELP ${name} ${escaped(help)}`, `# TYPE ${name} ${type}`, ...lines.sort()];
  });
  return { text: blocks.length === 0 ? "" : `${blocks.join("\n")}\n`, problems };
}

function sampleProblem(metrics: readonly Metric[], { metric, labels }: Sample): Problem | undefined {
  const declared = metrics.find(({ name }) => name === metric);
  const at = { file: "metrics", path: metric };
  if (declared === undefined || declared.type === "histogram")
    return { ...at, found: "an undeclared metric", wanted: "a declared counter or gauge" };
  const [given, wanted] = [Object.keys(labels).sort(), [...declared.labels].sort()];
  return given.join() === wanted.join()
    ? undefined
    : { ...at, found: `labels ${given.join(", ")}`, wanted: wanted.join(", ") };
}

function sampleLine({ metric, labels, value }: Sample): string {
  const pairs = Object.entries(labels)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => `${name}="${escaped(text).replaceAll('"', '\\"')}"`);
  return `${metric}${pairs.length === 0 ? "" : `{${pairs.join(",")}}`} ${written(value)}`;
}

const escaped = (text: string) => text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");

function written(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (Number.isFinite(value)) return String(value);
  return value > 0 ? "+Inf" : "-Inf";
}
