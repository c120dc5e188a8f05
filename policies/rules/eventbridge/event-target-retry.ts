import { tag } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { and, or } from "../../truth.ts";
import { atLeast, atMost, isAbsent, isSet } from "../../view.ts";

/** The RTO comes from the rto-minutes tag where the target has one; EventBridge targets carry no tags, so mostly the range alone is judged. Left out, AWS's defaults (185 and 24 h) hold. */
export const eventTargetRetry = resourceRule({
  id: "event-target-retry",
  title: "Every rule target has a bounded retry",
  service: "EventBridge",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set retryPolicy.maximumRetryAttempts (1 to 185) and maximumEventAgeInSeconds (60 to 86400, at least the service's RTO).",
  types: ["aws:cloudwatch/eventTarget:EventTarget"],
  check: (target) =>
    and(
      or(
        isAbsent(target.at("retryPolicy.maximumRetryAttempts")),
        and(
          atLeast(target.at("retryPolicy.maximumRetryAttempts"), 1),
          atMost(target.at("retryPolicy.maximumRetryAttempts"), 185),
        ),
      ),
      isSet(target.at("retryPolicy")),
      or(
        isAbsent(target.at("retryPolicy.maximumEventAgeInSeconds")),
        and(
          atLeast(
            target.at("retryPolicy.maximumEventAgeInSeconds"),
            60 * (tag(target, "rto-minutes").number ?? 1),
          ),
          atMost(target.at("retryPolicy.maximumEventAgeInSeconds"), 86_400),
        ),
      ),
    ),
});
