import type { PropertyValue } from "../../../exchange/resource-graph.ts";
import { CRITICAL_CONTROLS } from "../../critical-controls.ts";
import { resourceRule } from "../../rule.ts";
import { not, or, when } from "../../truth.ts";
import { every, is, matches, some, View } from "../../view.ts";

/** A pattern would waive what nobody has looked at. */
export const exceptionNoCriticalWildcard = resourceRule({
  id: "exception-no-critical-wildcard",
  title: "Critical controls cannot be waived by pattern",
  service: "Cross-service",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(1)(ii)(B)", "164.308(a)(8)", "164.316(b)(1)"],
  hitrust: ["06.g", "06.h"],
  nist: ["CA-2", "CA-5", "PL-4"],
  fix: "Name one exact URN in an exception of a critical control.",
  types: ["pulumi:pulumi:Stack"],
  uses: ["exceptions"],
  check: (_stack, { settings }) => {
    const entries = new View(settings.exceptions as unknown as PropertyValue, "exceptions");
    return when(
      some(entries, (entry) => is(entry.at("control"), ...CRITICAL_CONTROLS)),
      "no exception of a critical control",
      () =>
        every(entries, (entry) =>
          or(
            not(is(entry.at("control"), ...CRITICAL_CONTROLS)),
            matches(entry.at("resource"), /^urn:pulumi:[^*?]+$/),
          ),
        ),
    );
  },
});
