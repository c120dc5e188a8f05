import type { PropertyValue } from "../../../exchange/resource-graph.ts";
import { daysBetween } from "../../exceptions.ts";
import { resourceRule } from "../../rule.ts";
import { todayOf } from "../../settings.ts";
import { and, when } from "../../truth.ts";
import { every, isSet, that, View } from "../../view.ts";

/** A ledger file that is malformed is refused when it is read; this judges what reaches the pack, also by its configuration. */
export const exceptionJustifiedAndDated = resourceRule({
  id: "exception-justified-and-dated",
  title: "Exceptions have an owner, a reason and an end",
  service: "Cross-service",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(1)(ii)(B)", "164.308(a)(8)", "164.316(b)(1)"],
  hitrust: ["06.g", "06.h"],
  nist: ["CA-2", "CA-5", "PL-4"],
  fix: "Complete the exception: control, resource, a reason of 30 characters, approver, ticket, and an expiry within 365 days.",
  types: ["pulumi:pulumi:Stack"],
  uses: ["exceptions", "today"],
  check: (_stack, { settings }) => {
    const entries = new View(settings.exceptions as unknown as PropertyValue, "exceptions");
    const today = todayOf(settings);
    return when(isSet(entries), "no exceptions", () =>
      every(entries, (entry) =>
        and(
          ...["control", "resource", "approver", "ticket"].map((field) => isSet(entry.at(field))),
          that(entry.at("reason"), ({ text }) => (text ?? "").trim().length >= 30),
          that(
            entry.at("expires"),
            ({ text }) =>
              /^\d{4}-\d{2}-\d{2}$/.test(text ?? "") &&
              daysBetween(today, text ?? "") >= 0 &&
              daysBetween(entry.at("created").text ?? today, text ?? "") <= 365,
          ),
        ),
      ),
    );
  },
});
