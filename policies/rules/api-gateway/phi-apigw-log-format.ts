import { resourceRule } from "../../rule.ts";
import { not, when } from "../../truth.ts";
import { isSet, matches } from "../../view.ts";

/** $context.path carries path parameters such as a patient's id, $context.resourcePath does not. */
export const phiApigwLogFormat = resourceRule({
  id: "phi-apigw-log-format",
  title: "Access log formats hold no body or query",
  service: "API Gateway",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Log only request ids, times, status, resource path and sizes.",
  types: ["aws:apigateway/stage:Stage", "aws:apigatewayv2/stage:Stage"],
  check: (stage) =>
    when(isSet(stage.at("accessLogSettings")), "no access log", () =>
      not(
        matches(
          stage.at("accessLogSettings.format"),
          /\$input|\$method\.request|\$request\.|query-?string|\$context\.(authorizer|requestOverride|responseOverride|path(?![A-Za-z])|identity\.(user|caller|cognitoIdentityId)(?![A-Za-z]))|\$integration\.response\.body|\$stageVariables/i,
        ),
      ),
    ),
});
