import { methodSettings } from "../../matchers/method-settings.ts";
import { stackRule } from "../../rule.ts";
import { because } from "../../truth.ts";
import { is } from "../../view.ts";

/** OFF is the default. */
export const apigwStageExecutionLogging = stackRule({
  id: "apigw-stage-execution-logging",
  title: "API Gateway stage writes execution logs for every method",
  service: "API Gateway",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(b)"],
  hitrust: ["09.aa"],
  nist: ["AU-2", "AU-3", "AU-12"],
  fix: "Add MethodSettings for */* with loggingLevel ERROR or INFO.",
  types: ["aws:apigateway/stage:Stage"],
  alone: {
    "aws:apigateway/methodSettings:MethodSettings": {
      names: "stageName",
      of: "aws:apigateway/stage:Stage",
      check: (settings) => is(settings.at("settings.loggingLevel"), "ERROR", "INFO"),
    },
  },
  check: (stage, context) =>
    because(
      "no MethodSettings for */* logs",
      methodSettings(context, stage, (settings) => is(settings.at("settings.loggingLevel"), "ERROR", "INFO")),
    ),
});
