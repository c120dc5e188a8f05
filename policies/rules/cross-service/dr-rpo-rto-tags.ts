import { STATEFUL_TYPES } from "../../matchers/stateful.ts";
import { tag, tierOf } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { that } from "../../view.ts";

/** A resource without a tier is held to the loosest one. */
export const drRpoRtoTags = resourceRule({
  id: "dr-rpo-rto-tags",
  title: "Recovery goals are declared",
  service: "Cross-service",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(B)", "164.308(a)(7)(ii)(C)", "164.312(a)(2)(ii)"],
  hitrust: ["09.l", "12.c"],
  nist: ["CP-6", "CP-7", "CP-10"],
  fix: "Tag rpo-minutes and rto-minutes with whole numbers within the limits of the tier.",
  types: STATEFUL_TYPES,
  uses: ["rpoMinutesByTier", "rtoMinutesByTier"],
  check: (resource, { settings }) => {
    const tier = tierOf(resource) ?? 3;
    const within = (name: string, limits: readonly number[]) =>
      that(
        tag(resource, name),
        ({ number }) =>
          number !== undefined &&
          Number.isInteger(number) &&
          number >= 0 &&
          number <= (limits[tier] ?? limits.at(-1) ?? 0),
      );
    return and(
      within("rpo-minutes", settings.rpoMinutesByTier),
      within("rto-minutes", settings.rtoMinutesByTier),
    );
  },
});
