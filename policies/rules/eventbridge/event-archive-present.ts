import { holdsPhi, isTierZero } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { because, or, when } from "../../truth.ts";

/** Replay after a lost region needs the events; buses of class operational outside tier 0 need none. */
export const eventArchivePresent = stackRule({
  id: "event-archive-present",
  title: "Booking buses are archived",
  service: "EventBridge",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(B)", "164.308(a)(7)(ii)(C)", "164.312(a)(2)(ii)"],
  hitrust: ["09.l", "12.c"],
  nist: ["CP-6", "CP-7", "CP-10"],
  fix: "Add an EventArchive whose eventSourceArn is the bus.",
  types: ["aws:cloudwatch/eventBus:EventBus"],
  check: (bus, { estate }) =>
    when(or(holdsPhi(bus), isTierZero(bus)), "neither PHI nor tier 0", () =>
      because(
        "no EventArchive names this bus",
        estate.some("aws:cloudwatch/eventArchive:EventArchive", "eventSourceArn", bus),
      ),
    ),
});
