import { resourceRule } from "../../rule.ts";
import { atLeast } from "../../view.ts";

/** 0 stops the function, -1 takes the limit away. */
export const lambdaConcurrency = resourceRule({
  id: "lambda-concurrency",
  title: "Functions have a concurrency limit",
  service: "Lambda",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.312(b)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Set reservedConcurrentExecutions above 0.",
  types: ["aws:lambda/function:Function"],
  check: (lambda) => atLeast(lambda.at("reservedConcurrentExecutions"), 1),
});
