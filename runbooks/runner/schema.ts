import * as v from "valibot";
import { secondsOf } from "../../components/observability/durations.ts";
import { parameterTypes, runbookKinds } from "./runbook-types.ts";

const text = v.pipe(v.string("text"), v.trim(), v.nonEmpty("some text"));
const name = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, "a name in kebab-case"));
const variable = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]*$/, "a name in camelCase"));

/** `90s`, `5m`, `1h`, in seconds. */
const duration = v.pipe(
  v.string("a duration such as 90s or 5m"),
  v.check((value) => (secondsOf(value) ?? 0) > 0, "a duration such as 90s or 5m"),
  v.transform((value) => secondsOf(value) ?? 0),
);

const shells: ReadonlySet<string> = new Set([
  "sh",
  "bash",
  "zsh",
  "dash",
  "ksh",
  "fish",
  "cmd",
  "powershell",
  "pwsh",
  "eval",
  "env",
  "xargs",
]);

/** An argument list. A shell would paste parameters into a line that it reads again. */
const command = v.pipe(
  v.array(v.string("text: quote numbers and true/false"), "a list of arguments"),
  v.minLength(1, "a program"),
  v.check(
    ([program]) => program !== undefined && !shells.has(program.split("/").at(-1) ?? ""),
    "a program called directly, not through a shell",
  ),
  v.check(
    ([program]) => program !== undefined && /^[\w./-]+$/.test(program),
    "a program's name, without parameters in it",
  ),
);

const check = v.strictObject({
  run: command,
  expect: v.optional(v.pipe(text, v.check(isPattern, "a regular expression"))),
});

const saves = v.strictObject({ name: variable, type: v.picklist(parameterTypes) });

const common = {
  id: name,
  title: text,
  needs: v.optional(v.array(name), []),
  run: command,
  saves: v.optional(saves),
  timeout: duration,
};

/** The content of a fenced `step` block. */
export const stepSchema = v.variant(
  "kind",
  [
    v.strictObject({ kind: v.literal("read"), ...common }),
    v.strictObject({
      kind: v.literal("action"),
      ...common,
      risk: v.picklist(["low", "medium", "high"], "low, medium or high"),
      precheck: check,
      verify: check,
      rollback: v.union(
        [v.strictObject({ run: command }), v.strictObject({ none: text })],
        "a command to run, or none with the reason",
      ),
    }),
  ],
  "kind: read or action",
);

const parameter = v.pipe(
  v.strictObject({
    type: v.picklist(parameterTypes, parameterTypes.join(", ")),
    describes: text,
    default: v.optional(v.string("text")),
    choices: v.optional(v.pipe(v.array(text), v.minLength(1, "at least one choice"))),
  }),
  v.check(
    ({ type, choices }) => (type === "choice") === (choices !== undefined),
    "choices for the type choice, and only there",
  ),
);

/** The data at the head of a runbook. */
export const frontMatterSchema = v.strictObject({
  title: text,
  kind: v.picklist(runbookKinds, runbookKinds.join(", ")),
  alerts: v.optional(v.array(text), []),
  owner: text,
  requirements: v.pipe(
    v.array(v.pipe(text, v.regex(/^(OPS-[A-Z]+|CASE)-\d+$/, "an id of the requirements register"))),
    v.minLength(1, "at least one requirement"),
  ),
  budget: duration,
  approval: v.optional(v.picklist(["operator", "change", "emergency-change"]), "operator"),
  parameters: v.optional(v.record(variable, parameter), {}),
});

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}
