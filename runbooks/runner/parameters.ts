import type { Problem } from "../../exchange/problem.ts";
import type { Command, Parameter, ParameterType, Runbook, Step } from "./runbook-types.ts";

/** What a value of each type looks like. None may start with a dash, so that no value becomes an option. */
const patterns: Readonly<
  Record<Exclude<ParameterType, "choice">, { readonly pattern: RegExp; readonly wanted: string }>
> = {
  "aws-region": {
    pattern: /^us-(east|west)-[12]$/,
    wanted: "a US region such as us-east-1: patient data stays in the country",
  },
  "kubernetes-name": {
    pattern: /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/,
    wanted: "a Kubernetes name: lower case, digits, dashes",
  },
  url: { pattern: /^https?:\/\/[\w.-]+(:\d{1,5})?(\/[\w./-]*)?$/, wanted: "a plain http or https address" },
  integer: { pattern: /^(0|[1-9]\d{0,8})$/, wanted: "a whole number, zero or more" },
  identifier: {
    pattern: /^[A-Za-z0-9][\w.:/@-]{0,511}$/,
    wanted: "an identifier or ARN: letters, digits and . : / @ - _",
  },
};

/** What is wrong with a value of a type; `undefined` when nothing is. */
export function valueProblem(
  type: ParameterType,
  value: string,
  choices: readonly string[] = [],
): string | undefined {
  if (type === "choice") return choices.includes(value) ? undefined : `one of ${choices.join(", ")}`;
  const { pattern, wanted } = patterns[type];
  return pattern.test(value) ? undefined : wanted;
}

/** The values a run uses: given ones and defaults, or every reason why they do not fit. */
export function resolveParameters(
  { file, parameters }: Pick<Runbook, "file" | "parameters">,
  given: Readonly<Record<string, string>>,
): { readonly values: ReadonlyMap<string, string>; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const values = new Map<string, string>();
  for (const name of Object.keys(given))
    if (!Object.hasOwn(parameters, name))
      problems.push({
        file,
        path: name,
        found: "a parameter this runbook has not",
        wanted: Object.keys(parameters).join(", ") || "none",
      });
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = Object.hasOwn(given, name) ? given[name] : parameter.default;
    const wrong = parameterProblem(parameter, value);
    if (wrong !== undefined)
      problems.push({
        file,
        path: name,
        found: value === undefined ? "nothing" : JSON.stringify(value),
        wanted: wrong,
      });
    else if (value !== undefined) values.set(name, value);
  }
  return { values, problems };
}

function parameterProblem(
  { type, describes, choices }: Parameter,
  value: string | undefined,
): string | undefined {
  if (value === undefined) return `${describes} (${type})`;
  return valueProblem(type, value, choices);
}

const placeholder = /\$\{([^}]*)\}/g;

/** Names that a command's arguments stand for. */
export function placeholdersIn(command: Command): readonly string[] {
  return command.flatMap((argument) => [...argument.matchAll(placeholder)].map(([, name]) => name ?? ""));
}

/** A command with its values; what only a run will know stays as `<output of step>`. */
export function filledIn(command: Command, value: (name: string) => string): Command {
  return command.map((argument) => argument.replaceAll(placeholder, (_, name: string) => value(name)));
}

/** Every command of a step, with what it is for. */
export function commandsOf(
  step: Step,
): readonly { readonly purpose: "precheck" | "run" | "verify" | "rollback"; readonly command: Command }[] {
  const run = { purpose: "run", command: step.run } as const;
  if (step.kind === "read") return [run];
  const rollback =
    "run" in step.rollback ? [{ purpose: "rollback", command: step.rollback.run } as const] : [];
  return [
    { purpose: "precheck", command: step.precheck.run },
    run,
    { purpose: "verify", command: step.verify.run },
    ...rollback,
  ];
}
