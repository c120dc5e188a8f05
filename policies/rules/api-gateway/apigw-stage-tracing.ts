import { resourceRule } from "../../rule.ts";
import { isTrue } from "../../view.ts";

/** A slow call during a surge is found by its trace. */
export const apigwStageTracing = resourceRule({
  id: "apigw-stage-tracing",
  title: "API Gateway stage has X-Ray tracing on",
  service: "API Gateway",
  severity: "low",
  level: "advisory",
  hipaa: ["164.312(b)"],
  hitrust: ["09.aa"],
  nist: ["AU-2", "AU-3", "AU-12"],
  fix: "Set xrayTracingEnabled to true.",
  types: ["aws:apigateway/stage:Stage"],
  check: (stage) => isTrue(stage.at("xrayTracingEnabled")),
});
