import { isTierZero, tierOf } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { or, truth, when } from "../../truth.ts";
import { some, that } from "../../view.ts";

/** A copy in the plan's own region is lost with it. */
export const backupCrossRegionCopy = resourceRule({
  id: "backup-cross-region-copy",
  title: "Backups leave the region",
  service: "Backup",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(B)", "164.308(a)(7)(ii)(C)", "164.312(a)(2)(ii)"],
  hitrust: ["09.l", "12.c"],
  nist: ["CP-6", "CP-7", "CP-10"],
  fix: "Add copyActions to a vault in another allowed region.",
  types: ["aws:backup/plan:Plan"],
  uses: ["allowedRegions"],
  check: (plan, { settings }) => {
    const tier = tierOf(plan);
    return when(
      or(truth(tier !== undefined && tier <= 1, "tags.tier"), isTierZero(plan)),
      "not tier 0 or 1",
      () =>
        some(plan.at("rules"), (rule) =>
          some(rule.at("copyActions"), (copy) =>
            that(copy.at("destinationVaultArn"), ({ text }) => {
              const region = text?.split(":")[3] ?? "";
              return (
                settings.allowedRegions.includes(region) &&
                (plan.region.text === undefined || region !== plan.region.text)
              );
            }),
          ),
        ),
    );
  },
});
