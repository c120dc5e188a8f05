import { tagged } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { because, or, truth, when } from "../../truth.ts";

const NAMES = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
/** Months of a cron field: names or numbers, lists and ranges (which may run over the year's end). */
function monthsOf(field: string): readonly number[] {
  const one = (text: string) => NAMES.indexOf(text.toUpperCase()) + 1 || Number(text);
  return field.split(",").flatMap((part) => {
    const [first = "", last] = part.split("-");
    const from = one(first);
    const to = last === undefined ? from : one(last);
    return Array.from({ length: ((to - from + 12) % 12) + 1 }, (_, index) => ((from - 1 + index) % 12) + 1);
  });
}

/** A target or group declares the season by its surge label; scheduled actions that name it must start in those months. */
export const surgeScheduledScaling = stackRule({
  id: "surge-scheduled-scaling",
  title: "Flu season has a schedule",
  service: "Application Auto Scaling",
  severity: "low",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Add scheduled actions for the months of the season.",
  types: ["aws:appautoscaling/target:Target", "aws:autoscaling/group:Group"],
  uses: ["seasonalMonths"],
  check: (target, { estate, settings }) => {
    const group = target.type === "aws:autoscaling/group:Group";
    const seasonal = or(
      tagged(target, "surge-profile", "flu-season", "flu", "seasonal"),
      tagged(target, "seasonal", "true"),
    );
    const months = (expression: string) => {
      const fields = /^(?:cron\()?(.*?)\)?$/.exec(expression.trim())?.[1]?.split(/\s+/) ?? [];
      const field = fields[3] ?? "";
      return field === "*"
        ? settings.seasonalMonths
        : settings.seasonalMonths.filter((month) => monthsOf(field).includes(month));
    };
    const actions = group
      ? estate
          .referring("autoscalingGroupName", target, "aws:autoscaling/schedule:Schedule")
          .filter((action) => estate.refers(action, "autoscalingGroupName", target).value !== false)
          .map((action) => action.at("recurrence"))
      : estate
          .ofType("aws:appautoscaling/scheduledAction:ScheduledAction")
          .filter(
            (action) =>
              action.at("resourceId").unknown ||
              action.at("resourceId").value === target.at("resourceId").value,
          )
          .map((action) => action.at("schedule"));
    const unseen = actions.find((view) => view.unknown);
    const covered = new Set(actions.flatMap((view) => months(view.text ?? "")));
    return when(seasonal, "no seasonal profile", () =>
      because(
        "no scheduled action covers every month of the season",
        truth(
          settings.seasonalMonths.every((month) => covered.has(month))
            ? true
            : unseen === undefined
              ? false
              : undefined,
          unseen?.path ?? "tags",
        ),
      ),
    );
  },
});
