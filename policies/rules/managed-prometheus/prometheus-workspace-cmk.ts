import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** Both fields are fixed at creation or easily forgotten after it. */
export const prometheusWorkspaceCmk = resourceRule({
  id: "prometheus-workspace-cmk",
  title: "Metric stores use a customer key",
  service: "Managed Prometheus",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set kmsKeyArn and loggingConfiguration.logGroupArn.",
  types: ["aws:amp/workspace:Workspace"],
  check: (workspace) =>
    and(isSet(workspace.at("kmsKeyArn")), isSet(workspace.at("loggingConfiguration.logGroupArn"))),
});
