import { methodSettings } from "../../matchers/method-settings.ts";
import { stackRule } from "../../rule.ts";
import { and, because } from "../../truth.ts";
import { isTrue } from "../../view.ts";

/** A cached answer is a copy of the record. */
export const apigwStageCacheEncrypted = stackRule({
  id: "apigw-stage-cache-encrypted",
  title: "API Gateway stage caches every method and encrypts the cache",
  service: "API Gateway",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Add MethodSettings for */* with cachingEnabled and cacheDataEncrypted.",
  types: ["aws:apigateway/stage:Stage"],
  alone: {
    "aws:apigateway/methodSettings:MethodSettings": {
      names: "stageName",
      of: "aws:apigateway/stage:Stage",
      check: (settings) =>
        and(
          isTrue(settings.at("settings.cachingEnabled")),
          isTrue(settings.at("settings.cacheDataEncrypted")),
        ),
    },
  },
  check: (stage, context) =>
    because(
      "no MethodSettings for */* caches and encrypts",
      methodSettings(context, stage, (settings) =>
        and(
          isTrue(settings.at("settings.cachingEnabled")),
          isTrue(settings.at("settings.cacheDataEncrypted")),
        ),
      ),
    ),
});
