import { resourceRule } from "../../rule.ts";
import { and, not, or } from "../../truth.ts";
import { is, isSet } from "../../view.ts";

/** NONE is the default. */
export const apigwRouteAuthorized = resourceRule({
  id: "apigw-route-authorized",
  title: "HTTP API routes need an authoriser",
  service: "API Gateway",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(i)", "164.312(d)"],
  hitrust: ["01.q"],
  nist: ["IA-2", "IA-5", "AC-2"],
  fix: "Set authorizationType to JWT, AWS_IAM or CUSTOM, or put the route on the public list.",
  types: ["aws:apigatewayv2/route:Route"],
  uses: ["publicRoutes"],
  check: (route, { settings }) =>
    or(
      is(route.at("routeKey"), ...settings.publicRoutes),
      and(isSet(route.at("authorizationType")), not(is(route.at("authorizationType"), "NONE"))),
    ),
});
