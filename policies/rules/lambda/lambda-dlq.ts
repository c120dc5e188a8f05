import { stackRule } from "../../rule.ts";
import { or } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** After two retries an asynchronous event is dropped. */
export const lambdaDlq = stackRule({
  id: "lambda-dlq",
  title: "Functions have a dead-letter target",
  service: "Lambda",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(b)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set deadLetterConfig.targetArn, or an on-failure destination in a FunctionEventInvokeConfig.",
  types: ["aws:lambda/function:Function"],
  check: (lambda, { estate }) =>
    or(
      isSet(lambda.at("deadLetterConfig.targetArn")),
      estate.some(
        "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
        "functionName",
        lambda,
        (config) => isSet(config.at("destinationConfig.onFailure.destination")),
      ),
    ),
});
