import type { Checked, Problem } from "../../exchange/problem.ts";
import {
  defaultSettings,
  defaults,
  type SettingName,
  settingNames,
  type TwinSettings,
} from "./assumptions.ts";

interface Range {
  readonly value: number;
  readonly why: string;
  readonly least?: number;
  readonly whole?: boolean;
}

/**
 * The defaults with `overrides` on top. Every unknown name and impossible value is reported at once.
 *
 * @example
 * checkSettings({ nodeLaunchSeconds: 90 }) // ok, all other values from `defaults`
 */
export function checkSettings(
  overrides: Readonly<Record<string, number>>,
  file = "options",
): Checked<TwinSettings> {
  const problems: Problem[] = [];
  const settings: Record<SettingName, number> = { ...defaultSettings };
  for (const [name, value] of Object.entries(overrides)) {
    const path = `settings.${name}`;
    if (!isSettingName(name)) {
      problems.push({ file, path, found: "an unknown setting", wanted: `one of ${settingNames.join(", ")}` });
      continue;
    }
    const range: Range = defaults[name];
    const least = range.least ?? 0;
    const wanted = `${range.whole === true ? "a whole number" : "a number"} ${least === Number.MIN_VALUE ? "above 0" : `of at least ${least}`}`;
    const fits =
      Number.isFinite(value) && value >= least && (range.whole !== true || Number.isInteger(value));
    if (fits) settings[name] = value;
    else problems.push({ file, path, found: String(value), wanted });
  }
  problems.push(...relations(settings, file));
  return problems.length === 0 ? { ok: true, value: settings } : { ok: false, problems };
}

function relations(settings: TwinSettings, file: string): Problem[] {
  const problems: Problem[] = [];
  const check = (holds: boolean, name: SettingName, wanted: string): void => {
    if (!holds) problems.push({ file, path: `settings.${name}`, found: String(settings[name]), wanted });
  };
  check(settings.startHour < 24, "startHour", "an hour from 0 to 23");
  check(settings.startWeekday < 7, "startWeekday", "a day from 0 (Monday) to 6");
  check(settings.syncPhaseSeconds < settings.syncSeconds, "syncPhaseSeconds", "less than syncSeconds");
  for (const name of ["cpuWindowSeconds", "rateWindowSeconds"] as const) {
    check(settings[name] % settings.scrapeSeconds === 0, name, "a multiple of scrapeSeconds");
  }
  check(settings.smoothHours <= 1, "smoothHours", "0 or 1");
  check(settings.runProcedures <= 1, "runProcedures", "0 or 1");
  return problems;
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(defaults, name);
}
