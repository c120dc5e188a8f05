/**
 * Mutation check of the rules: every condition of every rule is replaced by a constant, true and false, and at least
 * one of the control's cases has to notice. Prints what survived; exit code 1 when something did.
 */
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { stackOf } from "./cases/case.ts";
import { allCases } from "./cases/index.ts";
import { judge, type Rule } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { defaultSettings, type Settings } from "./settings.ts";

/** Functions that answer one condition; what joins answers (and, or, not, every, some) is reached through them. */
const CONDITION =
  /(?<![\w.])(?:isTrue|isFalse|notTrue|notFalse|isSet|isAbsent|isPresent|is|matches|atLeast|atMost|that|hasAtLeast|includesAll|tagged|holdsPhi|isTierZero|isAuditStore|isProduction|openBlock|freeOfPhi|selects|sibling|blocksAllPublicAccess|publicAcl|isVersioned|budgeted|inBackupPlan|floorAtLeast|anyText|truth)\(/g;

interface Mutant {
  readonly source: string;
  readonly line: number;
  readonly condition: string;
  readonly constant: boolean;
}

const sources = new Map<string, string>();
registerHooks({
  load(url, context, nextLoad) {
    const source = sources.get(url);
    return source === undefined
      ? nextLoad(url, context)
      : { format: "module-typescript", source, shortCircuit: true };
  },
});

let made = 0;
let cut = 0;
const survivors: string[] = [];
for (const rule of rules) {
  const folder = rule.service.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const url = new URL(`rules/${folder}/${rule.id}.ts`, import.meta.url);
  const source = readFileSync(fileURLToPath(url), "utf8");
  for (const mutant of mutantsOf(source)) {
    cut += 1;
    const address = `${url.href}?mutant=${cut}`;
    sources.set(address, mutant.source);
    const module = await load(address);
    if (module === undefined) {
      console.error(`${rule.id}:${mutant.line} could not be cut out: ${mutant.condition}`);
      continue;
    }
    made += 1;
    const changed = Object.values(module).find(
      (value): value is Rule => typeof value === "object" && value !== null && "check" in value,
    );
    if (changed === undefined || !noticed(changed))
      survivors.push(`${rule.id}:${mutant.line} ${mutant.constant} for ${mutant.condition}`);
    sources.delete(address);
  }
}
console.log(survivors.join("\n"));
console.log(
  `${made} mutants of ${rules.length} rules, ${made - survivors.length} noticed, ${survivors.length} survived`,
);
process.exitCode = survivors.length === 0 ? 0 : 1;

async function load(address: string): Promise<Record<string, unknown> | undefined> {
  try {
    return (await import(address)) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function mutantsOf(source: string): readonly Mutant[] {
  const start = source.indexOf("check:");
  const remedy = source.indexOf("\n  remedy:");
  const stop = remedy < 0 ? source.length : remedy;
  return [...source.matchAll(CONDITION)].flatMap((found) => {
    const from = found.index;
    if (from < start || from > stop || /function\s*$/.test(source.slice(0, from))) return [];
    const end = closing(source, from + found[0].length);
    const condition = source.slice(from, end).replace(/\s+/g, " ").slice(0, 100);
    const line = source.slice(0, from).split("\n").length;
    // A constant in place of the same constant changes nothing.
    const changes = [true, false].filter(
      (constant) => !condition.startsWith(`truth(${constant}`) && !condition.startsWith(`truth( ${constant}`),
    );
    return changes.map((constant) => ({
      source: `${source.slice(0, from)}({ value: ${constant}, paths: ["mutant"] })${source.slice(end)}`,
      line,
      condition,
      constant,
    }));
  });
}

/** The place after the parenthesis that closes a call, texts and patterns stepped over. */
function closing(source: string, from: number): number {
  let depth = 1;
  for (let at = from; at < source.length; at += 1) {
    const character = source[at] ?? "";
    if (
      character === '"' ||
      character === "`" ||
      character === "'" ||
      (character === "/" && /[(,=&|?:![{;>]\s*$/.test(source.slice(Math.max(0, at - 40), at)))
    ) {
      let inClass = false;
      for (at += 1; at < source.length && (inClass || source[at] !== character); at += 1) {
        if (source[at] === "\\") at += 1;
        else if (character === "/" && source[at] === "[") inClass = true;
        else if (character === "/" && source[at] === "]") inClass = false;
      }
    } else if (character === "(") depth += 1;
    else if (character === ")") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return source.length;
}

function noticed(rule: Rule): boolean {
  const cases = allCases[rule.id];
  const tested: Settings = { ...defaultSettings, today: "2026-09-01", ...cases?.settings };
  const kinds = [
    ["complies", "complies"],
    ["violates", "violates"],
    ["lookAlike", "violates"],
    ["notApplicable", "not-applicable"],
    ["unknown", "unknown"],
  ] as const;
  return kinds.some(([kind, outcome]) =>
    (cases?.[kind] ?? []).some((given, index) => {
      const estate = stackOf(rule, given);
      const [subject] = estate.resources;
      try {
        return (
          subject === undefined ||
          judge(rule, subject, { settings: { ...tested, ...cases?.settingsOf?.(kind, index) }, estate })
            .outcome !== outcome
        );
      } catch {
        return true;
      }
    }),
  );
}
