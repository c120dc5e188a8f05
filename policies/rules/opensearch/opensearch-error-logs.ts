import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { is, notFalse, some } from "../../view.ts";

/** enabled is true unless said otherwise. */
export const opensearchErrorLogs = resourceRule({
  id: "opensearch-error-logs",
  title: "Search domains publish error logs",
  service: "OpenSearch",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(ii)(A)", "164.312(b)"],
  hitrust: ["09.aa"],
  nist: ["AU-2", "AU-3", "AU-12"],
  fix: "Publish ES_APPLICATION_LOGS to CloudWatch.",
  types: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
  check: (domain) =>
    some(domain.at("logPublishingOptions"), (option) =>
      and(is(option.at("logType"), "ES_APPLICATION_LOGS"), notFalse(option.at("enabled"))),
    ),
});
