import { stackRule } from "../../rule.ts";
import { because } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** What was blocked is the first sign of an attack. */
export const wafLogging = stackRule({
  id: "waf-logging",
  title: "Web ACLs log",
  service: "WAF",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(b)"],
  hitrust: ["09.aa"],
  nist: ["AU-2", "AU-3", "AU-12"],
  fix: "Add a WebAclLoggingConfiguration with a destination.",
  types: ["aws:wafv2/webAcl:WebAcl"],
  alone: {
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
      names: "resourceArn",
      of: "aws:wafv2/webAcl:WebAcl",
      check: (logging) => isSet(logging.at("logDestinationConfigs")),
    },
  },
  check: (acl, { estate }) =>
    because(
      "no WebAclLoggingConfiguration names this ACL",
      estate.some(
        "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
        "resourceArn",
        acl,
        (logging) => isSet(logging.at("logDestinationConfigs")),
      ),
    ),
});
