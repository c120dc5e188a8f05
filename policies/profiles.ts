import * as v from "valibot";
import type { Checked, Problem } from "../exchange/problem.ts";
import type { EnforcementLevel } from "../exchange/season.ts";
import { rules } from "./rules/index.ts";
import { defaultSettings, type Settings } from "./settings.ts";

/** A pack configuration, as Pulumi's `--policy-pack-config` takes it and the audit too. */
export interface PackConfig {
  readonly levels: Readonly<Record<string, EnforcementLevel>>;
  readonly settings: Partial<Settings>;
}

const level = v.picklist(["advisory", "mandatory", "disabled", "remediate"]);
const policy = v.union([level, v.looseObject({ enforcementLevel: v.optional(level) })]);

/**
 * Reads a pack configuration: control id (or `all`) to a level, or to an object of level and settings. A control that
 * does not exist, a setting the control does not read and a value of the wrong type are problems, all told at once.
 * A setting given under several controls must be equal in each.
 */
export function parsePackConfig(document: unknown, file: string): Checked<PackConfig> {
  const problems: Problem[] = [];
  const levels: Record<string, EnforcementLevel> = {};
  const settings: Record<string, unknown> = {};
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  if (typeof document !== "object" || document === null || Array.isArray(document)) {
    return {
      ok: false,
      problems: [{ file, path: "", found: "no object", wanted: "control ids with levels or settings" }],
    };
  }
  for (const [id, given] of Object.entries(document)) {
    if (id === "environments") continue;
    const rule = byId.get(id);
    const checked = v.safeParse(policy, given);
    if (rule === undefined && id !== "all")
      problems.push({ file, path: id, found: "no control of this id", wanted: "a control's id, or all" });
    else if (!checked.success)
      problems.push({
        file,
        path: id,
        found: "another value",
        wanted: "advisory, mandatory, disabled, remediate, or an object with settings",
      });
    else {
      const { enforcementLevel, ...own } =
        typeof checked.output === "string" ? { enforcementLevel: checked.output } : checked.output;
      if (enforcementLevel !== undefined)
        for (const one of rule === undefined ? byId.keys() : [id]) levels[one] ??= enforcementLevel;
      if (enforcementLevel !== undefined && rule !== undefined) levels[id] = enforcementLevel;
      for (const [key, value] of Object.entries(own)) {
        const path = `${id}.${key}`;
        if (rule !== undefined && !(rule.uses as readonly string[]).includes(key))
          problems.push({
            file,
            path,
            found: "a setting this control does not read",
            wanted: rule.uses.join(", ") || "no settings",
          });
        else if (!sameShape(value, defaultSettings[key as keyof Settings]))
          problems.push({
            file,
            path,
            found: Array.isArray(value) ? "a list" : typeof value,
            wanted: Array.isArray(defaultSettings[key as keyof Settings])
              ? "a list"
              : typeof defaultSettings[key as keyof Settings],
          });
        else if (key in settings && JSON.stringify(settings[key]) !== JSON.stringify(value))
          problems.push({
            file,
            path,
            found: "a value that differs from another control's",
            wanted: "one value for the setting",
          });
        else settings[key] = value;
      }
    }
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { levels, settings: settings as Partial<Settings> } };
}

function sameShape(value: unknown, model: unknown): boolean {
  if (!Array.isArray(model)) return typeof value === typeof model;
  if (!Array.isArray(value)) return false;
  const [first] = model;
  return first === undefined || value.every((item) => typeof item === typeof first);
}
