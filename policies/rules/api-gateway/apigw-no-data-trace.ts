import { resourceRule } from "../../rule.ts";
import { notTrue } from "../../view.ts";

/** Bodies of scheduling calls carry PHI. */
export const apigwNoDataTrace = resourceRule({
  id: "apigw-no-data-trace",
  title: "API Gateway never writes request bodies to its logs",
  service: "API Gateway",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Set settings.dataTraceEnabled to false.",
  types: ["aws:apigateway/methodSettings:MethodSettings"],
  check: (settings) => notTrue(settings.at("settings.dataTraceEnabled")),
  remedy: (settings) =>
    settings.at("settings.dataTraceEnabled").value === true
      ? { "settings.dataTraceEnabled": false }
      : undefined,
});
