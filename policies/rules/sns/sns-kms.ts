import { resourceRule } from "../../rule.ts";
import { isSet } from "../../view.ts";

/** A topic without a key keeps messages in clear. */
export const snsKms = resourceRule({
  id: "sns-kms",
  title: "Topics use a key",
  service: "SNS",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set kmsMasterKeyId.",
  types: ["aws:sns/topic:Topic"],
  check: (topic) => isSet(topic.at("kmsMasterKeyId")),
});
