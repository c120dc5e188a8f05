import { STATEFUL_TYPES } from "../../matchers/stateful.ts";
import { tag } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { is } from "../../view.ts";

/** Every rule about PHI keys on this tag. */
export const phiBoundaryTag = resourceRule({
  id: "phi-boundary-tag",
  title: "Every data store declares its data class",
  service: "Cross-service",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(1)(ii)(A)", "164.308(a)(7)(ii)(E)"],
  hitrust: ["07.a", "07.d"],
  nist: ["CM-8", "RA-2"],
  fix: "Set the data-class tag to one of the known classes.",
  types: STATEFUL_TYPES,
  uses: ["dataClasses"],
  check: (resource, { settings }) => is(tag(resource, "data-class"), ...settings.dataClasses),
});
