import { resourceRule } from "../../rule.ts";
import { isSet } from "../../view.ts";

/** HTTP and WebSocket APIs have no other log. */
export const apigwHttpAccessLog = resourceRule({
  id: "apigw-http-access-log",
  title: "HTTP API stages write access logs",
  service: "API Gateway",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(1)(ii)(D)", "164.312(b)"],
  hitrust: ["09.aa"],
  nist: ["AU-2", "AU-3", "AU-12"],
  fix: "Set accessLogSettings.destinationArn.",
  types: ["aws:apigatewayv2/stage:Stage"],
  check: (stage) => isSet(stage.at("accessLogSettings.destinationArn")),
});
