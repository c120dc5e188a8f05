import { declaredSurge } from "../../matchers/autoscaler.ts";
import { isTierZero, tag } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, because, or, truth, when } from "../../truth.ts";
import { atLeast } from "../../view.ts";

/** Functions without a surge declaration and outside tier 0 are not asked. */
export const surgeLambdaConcurrency = stackRule({
  id: "surge-lambda-concurrency",
  title: "Function limits can reach the declared surge",
  service: "Lambda",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Reserve the baseline concurrency times the multiplier, and leave 100 of the account's quota unreserved.",
  types: ["aws:lambda/function:Function"],
  uses: ["surgeMultiplier", "baselineLambdaConcurrency", "lambdaAccountConcurrency"],
  check: (lambda, { estate, settings }) => {
    const declared = declaredSurge(lambda);
    return when(
      or(truth(declared !== undefined, "tags"), isTierZero(lambda)),
      "no surge declared and not tier 0",
      () => {
        const reserved = estate
          .ofType("aws:lambda/function:Function")
          .map((one) => Math.max(0, one.at("reservedConcurrentExecutions").number ?? 0));
        const sum = reserved.reduce((total, count) => total + count, 0);
        const baseline = tag(lambda, "baseline-concurrency").number ?? settings.baselineLambdaConcurrency;
        return and(
          atLeast(
            lambda.at("reservedConcurrentExecutions"),
            Math.ceil(baseline * (declared ?? settings.surgeMultiplier)),
          ),
          because(
            "all reservations together leave less than 100 of the account's quota",
            truth(sum <= settings.lambdaAccountConcurrency - 100, "reservedConcurrentExecutions"),
          ),
        );
      },
    );
  },
});
