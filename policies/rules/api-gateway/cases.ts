import type { PropertyMap } from "../../../exchange/resource-graph.ts";
import { type CasesByControl, five, other, res, UNKNOWN } from "../../cases/case.ts";

const stage = { restApi: "api", stageName: "prod" };
const methods = (settings: PropertyMap, more: PropertyMap = {}) =>
  res("apigateway/methodSettings:MethodSettings", {
    restApi: "api",
    stageName: "prod",
    methodPath: "*/*",
    settings,
    ...more,
  });
const perMethod = (good: PropertyMap, bad: PropertyMap, unknown: PropertyMap) => ({
  complies: [[stage, methods(good)]],
  violates: [stage, [stage, methods(bad)]],
  lookAlike: [
    [stage, methods(good, { methodPath: "slots/GET" })],
    [stage, methods(good, { stageName: "test" })],
    [stage, methods(good, { restApi: "other" })],
  ],
  notApplicable: [other],
  unknown: [[stage, methods(unknown)]],
});
const format = (text: string) => ({ accessLogSettings: { destinationArn: "arn", format: text } });

export const cases: CasesByControl = {
  "apigw-stage-cache-encrypted": perMethod(
    { cachingEnabled: true, cacheDataEncrypted: true },
    { cachingEnabled: true },
    { cachingEnabled: true, cacheDataEncrypted: UNKNOWN },
  ),
  "apigw-stage-execution-logging": perMethod(
    { loggingLevel: "ERROR" },
    { loggingLevel: "OFF" },
    { loggingLevel: UNKNOWN },
  ),
  "apigw-stage-client-certificate": five(
    { clientCertificateId: "c" },
    {},
    { clientCertificateId: "" },
    "clientCertificateId",
  ),
  "apigw-stage-tracing": five(
    { xrayTracingEnabled: true },
    {},
    { xrayTracingEnabled: false },
    "xrayTracingEnabled",
  ),
  "apigw-stage-waf-association": {
    complies: [
      [
        { ...stage, arn: "arn:aws:apigateway:us-east-1::/restapis/api/stages/prod" },
        res("wafv2/webAclAssociation:WebAclAssociation", {
          resourceArn: "arn:aws:apigateway:us-east-1::/restapis/api/stages/prod",
        }),
      ],
    ],
    violates: [stage],
    lookAlike: [
      [
        stage,
        res("wafv2/webAclAssociation:WebAclAssociation", {
          resourceArn: "arn:aws:apigateway:us-east-1::/restapis/api/stages/test",
        }),
      ],
    ],
    notApplicable: [other],
    unknown: [[stage, res("wafv2/webAclAssociation:WebAclAssociation", { resourceArn: UNKNOWN })]],
  },
  "apigw-no-data-trace": five(
    { settings: { dataTraceEnabled: false } },
    { settings: { dataTraceEnabled: true } },
    { settings: { loggingLevel: "ERROR", dataTraceEnabled: "true" } },
    "settings.dataTraceEnabled",
  ),
  "apigw-domain-tls12": {
    ...five({ securityPolicy: "TLS_1_2" }, { securityPolicy: "TLS_1_0" }, {}, "securityPolicy"),
    complies: [
      { securityPolicy: "TLS_1_2" },
      res("apigatewayv2/domainName:DomainName", { domainNameConfiguration: { securityPolicy: "TLS_1_2" } }),
    ],
  },
  "apigw-http-access-log": five(
    { accessLogSettings: { destinationArn: "arn" } },
    {},
    { accessLogSettings: { format: "$context.requestId" } },
    "accessLogSettings.destinationArn",
  ),
  "apigw-route-authorized": {
    ...five(
      { routeKey: "GET /slots", authorizationType: "JWT" },
      { routeKey: "GET /slots", authorizationType: "NONE" },
      { routeKey: "GET /health2" },
      "authorizationType",
    ),
    complies: [{ routeKey: "GET /slots", authorizationType: "JWT" }, { routeKey: "GET /health" }],
    settings: { publicRoutes: ["GET /health"] },
  },
  "phi-apigw-log-format": {
    ...five(
      format("$context.requestId $context.resourcePath $context.status"),
      format("$input.body"),
      format("$context.requestId $context.path"),
      "accessLogSettings.format",
      {},
    ),
    lookAlike: [
      format("$context.requestId $context.path"),
      format('{"u":"$context.authorizer.claims.sub"}'),
      format("$context.requestId $method.request.querystring.mrn"),
    ],
  },
  "surge-apigw-throttle": {
    ...five(
      { settings: { throttlingRateLimit: 2000, throttlingBurstLimit: 4000 } },
      { settings: {} },
      { settings: { throttlingRateLimit: 10000, throttlingBurstLimit: 1999 } },
      "settings.throttlingRateLimit",
    ),
    lookAlike: [
      { settings: { throttlingRateLimit: 10000, throttlingBurstLimit: 1999 } },
      { settings: { throttlingRateLimit: -1, throttlingBurstLimit: -1 } },
      res("apigatewayv2/stage:Stage", {}),
    ],
  },
};
