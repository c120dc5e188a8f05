import { resourceRule } from "../../rule.ts";
import { isSet } from "../../view.ts";

/** The backend can then tell the gateway from anyone else. */
export const apigwStageClientCertificate = resourceRule({
  id: "apigw-stage-client-certificate",
  title: "API Gateway stage presents a client certificate to its backend",
  service: "API Gateway",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: "Set clientCertificateId.",
  types: ["aws:apigateway/stage:Stage"],
  check: (stage) => isSet(stage.at("clientCertificateId")),
});
