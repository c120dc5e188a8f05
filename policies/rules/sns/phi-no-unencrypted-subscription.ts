import { holdsPhi } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, no, not, or, truth, when, yes } from "../../truth.ts";
import { is, isSet } from "../../view.ts";

/** Whether a text message carries PHI is decided by its template, which is not in the inputs, so sms stays unknown. */
export const phiNoUnencryptedSubscription = stackRule({
  id: "phi-no-unencrypted-subscription",
  title: "Patient messages do not leave in clear text",
  service: "SNS",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Deliver to SQS, Lambda or https.",
  types: ["aws:sns/topicSubscription:TopicSubscription"],
  check: (subscription, { estate }) => {
    const { found, maybe } = estate.named(subscription, "topic", "aws:sns/topic:Topic");
    const phi = found.length > 0 ? or(...found.map(holdsPhi)) : maybe ? truth(undefined, "topic") : no;
    return when(phi, "the topic is none of this stack's PHI topics", () => {
      const protocol = subscription.at("protocol");
      return and(
        not(is(protocol, "http", "email", "email-json")),
        is(protocol, "sms").value === true ? truth(undefined, protocol.path) : yes,
        isSet(protocol),
      );
    });
  },
});
