import type { Rule } from "../../rule.ts";
import { apigwDomainTls12 } from "./apigw-domain-tls12.ts";
import { apigwHttpAccessLog } from "./apigw-http-access-log.ts";
import { apigwNoDataTrace } from "./apigw-no-data-trace.ts";
import { apigwRouteAuthorized } from "./apigw-route-authorized.ts";
import { apigwStageCacheEncrypted } from "./apigw-stage-cache-encrypted.ts";
import { apigwStageClientCertificate } from "./apigw-stage-client-certificate.ts";
import { apigwStageExecutionLogging } from "./apigw-stage-execution-logging.ts";
import { apigwStageTracing } from "./apigw-stage-tracing.ts";
import { apigwStageWafAssociation } from "./apigw-stage-waf-association.ts";
import { phiApigwLogFormat } from "./phi-apigw-log-format.ts";
import { surgeApigwThrottle } from "./surge-apigw-throttle.ts";

export const apiGatewayRules: readonly Rule[] = [
  apigwDomainTls12,
  apigwHttpAccessLog,
  apigwNoDataTrace,
  apigwRouteAuthorized,
  apigwStageCacheEncrypted,
  apigwStageClientCertificate,
  apigwStageExecutionLogging,
  apigwStageTracing,
  apigwStageWafAssociation,
  phiApigwLogFormat,
  surgeApigwThrottle,
];
