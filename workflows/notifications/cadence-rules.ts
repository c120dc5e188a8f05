import {
  type NotificationChannel,
  type NotificationPurpose,
  notificationChannels,
  notificationPurposes,
} from "../../components/events/contracts/index.ts";
import type { Checked, Problem } from "../../exchange/problem.ts";
import type { LocalHours } from "../local-time.ts";

/** How patients are told of one thing. */
export interface CadenceRule {
  readonly purpose: NotificationPurpose;
  /** Tried in this order, where the patient agreed to them and set no order of their own. */
  readonly channels: readonly NotificationChannel[];
  /** When such a message may go out, on the patient's clocks. */
  readonly hours: LocalHours;
}

/** All rules of the notification cadence. A reviewed table: advice may tighten it, and nothing may loosen the limits. */
export interface CadenceRules {
  readonly rules: readonly CadenceRule[];
  /** Messages one patient gets in one local day, per channel. */
  readonly mostPerDay: Readonly<Record<NotificationChannel, number>>;
}

/**
 * No message before 8 or from 21 o'clock, as for telephone calls (47 CFR 64.1200(c)(1)); taken for every channel,
 * because a phone shows an e-mail as loudly as a text.
 */
export const widestHours: LocalHours = { from: 8, until: 21 };

/** More than this is a storm, whatever caused it. */
const mostPerDayAllowed = 10;

const day: LocalHours = { from: 8, until: 20 };
const midday: LocalHours = { from: 10, until: 19 };

/** No source gives these numbers; the caps keep a patient's day well below what the FCC lets health care send. */
export const cadenceRules: CadenceRules = {
  rules: [
    { purpose: "appointment-confirmed", channels: ["email", "sms"], hours: day },
    { purpose: "appointment-changed", channels: ["sms", "email", "voice"], hours: day },
    { purpose: "appointment-cancelled", channels: ["sms", "email", "voice"], hours: day },
    { purpose: "appointment-missed", channels: ["email"], hours: midday },
    { purpose: "slot-offered", channels: ["sms", "voice", "email"], hours: day },
    { purpose: "offer-expired", channels: ["email"], hours: midday },
  ],
  mostPerDay: { email: 4, sms: 3, voice: 1 },
};

/** Reads rules a person wrote; refuses every rule that could send at night, to nobody, or without end. */
export function checkCadenceRules(rules: CadenceRules, file = "cadence rules"): Checked<CadenceRules> {
  const problems: Problem[] = [];
  const report = (path: string, found: unknown, wanted: string) =>
    problems.push({ file, path, found: JSON.stringify(found) ?? "nothing", wanted });

  for (const purpose of notificationPurposes) {
    const count = rules.rules.filter((rule) => rule.purpose === purpose).length;
    if (count !== 1) report("rules", `${count} rules for ${purpose}`, "exactly one for each purpose");
  }
  for (const [index, { purpose, channels, hours }] of rules.rules.entries()) {
    const path = `rules.${index}`;
    if (!notificationPurposes.includes(purpose)) {
      report(`${path}.purpose`, purpose, `one of ${notificationPurposes.join(", ")}`);
    }
    const known = channels.every((channel) => notificationChannels.includes(channel));
    if (channels.length === 0 || !known || new Set(channels).size !== channels.length) {
      report(
        `${path}.channels`,
        channels,
        `each at most once, at least one of ${notificationChannels.join(", ")}`,
      );
    }
    const whole = Number.isInteger(hours.from) && Number.isInteger(hours.until);
    if (
      !whole ||
      hours.from < widestHours.from ||
      hours.until > widestHours.until ||
      hours.from >= hours.until
    ) {
      const wanted = `whole hours from ${widestHours.from} or later until ${widestHours.until} or earlier: nobody is woken`;
      report(`${path}.hours`, hours, wanted);
    }
  }
  for (const channel of notificationChannels) {
    const most = rules.mostPerDay[channel];
    if (!Number.isInteger(most) || most < 1 || most > mostPerDayAllowed) {
      report(`mostPerDay.${channel}`, most, `a whole number from 1 to ${mostPerDayAllowed}`);
    }
  }
  return problems.length === 0 ? { ok: true, value: rules } : { ok: false, problems };
}
