import { holdsPhi } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { notApplicable, truth, when } from "../../truth.ts";

/** The list is dated and kept in the settings; a service that is not on it may not hold PHI. */
export const baaEligibleServices = resourceRule({
  id: "baa-eligible-services",
  title: "PHI touches only eligible services",
  service: "Cross-service",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.308(b)(1)", "164.314(a)(1)", "164.504(e)"],
  hitrust: ["05.k"],
  nist: ["SA-9", "SA-4"],
  fix: "Use a HIPAA-eligible service for this data, or take the PHI out.",
  types: ["*"],
  uses: ["eligibleServices"],
  check: (resource, { settings }) => {
    const service = /^aws:([a-z0-9]+)\//i.exec(resource.type)?.[1];
    if (service === undefined) return notApplicable("not an AWS service");
    return when(holdsPhi(resource), "holds no PHI by its data-class tag", () =>
      truth(settings.eligibleServices.includes(service.toLowerCase()), "type"),
    );
  },
});
