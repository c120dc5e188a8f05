import { stackRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { atLeast } from "../../view.ts";

/** -1 takes the limit away, so nothing keeps a share for emergencies. The baseline is a setting, since the demand is declared elsewhere. */
export const surgeApigwThrottle = stackRule({
  id: "surge-apigw-throttle",
  title: "Edge limits admit the declared surge",
  service: "API Gateway",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Set rate and burst limits of at least the baseline times the multiplier.",
  types: [
    "aws:apigateway/methodSettings:MethodSettings",
    "aws:apigateway/usagePlan:UsagePlan",
    "aws:apigatewayv2/stage:Stage",
  ],
  uses: ["surgeMultiplier", "baselineRequestsPerSecond"],
  check: (subject, { settings }) => {
    const least = settings.baselineRequestsPerSecond * settings.surgeMultiplier;
    const places: Readonly<Record<string, readonly string[]>> = {
      "aws:apigateway/methodSettings:MethodSettings": [
        "settings.throttlingRateLimit",
        "settings.throttlingBurstLimit",
      ],
      "aws:apigateway/usagePlan:UsagePlan": ["throttleSettings.rateLimit", "throttleSettings.burstLimit"],
    };
    const [rate = "", burst = ""] = places[subject.type] ?? [
      "defaultRouteSettings.throttlingRateLimit",
      "defaultRouteSettings.throttlingBurstLimit",
    ];
    return and(atLeast(subject.at(rate), least), atLeast(subject.at(burst), least));
  },
});
