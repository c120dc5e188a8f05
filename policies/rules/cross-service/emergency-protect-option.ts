import { STATEFUL_TYPES } from "../../matchers/stateful.ts";
import { isProduction, isTierZero } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { and, truth, when } from "../../truth.ts";

/** A replaced tier-0 store is a lost one. */
export const emergencyProtectOption = resourceRule({
  id: "emergency-protect-option",
  title: "Tier-0 stores carry the protect option",
  service: "Cross-service",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set the resource option protect.",
  types: STATEFUL_TYPES,
  check: (resource) =>
    when(and(isTierZero(resource), isProduction(resource)), "not a tier-0 store in production", () =>
      truth(resource.protect, "protect"),
    ),
});
