import type { Audited } from "../../audited.ts";
import { anyText, someStatement } from "../../matchers/iam-policy.ts";
import { tagged } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, because, no, not, or, truth, when } from "../../truth.ts";
import { isSet, matches } from "../../view.ts";

/** With a key that does not admit them, delivery fails silently. The key's policy is read when the key is in this stack. */
export const notifyTopicEncrypted = stackRule({
  id: "notify-topic-encrypted",
  title: "Notification topics and queues are encrypted with the same key policy",
  service: "SNS",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set a customer key whose policy admits sns.amazonaws.com and events.amazonaws.com with aws:SourceAccount.",
  types: ["aws:sns/topic:Topic", "aws:sqs/queue:Queue"],
  check: (channel, { estate }) => {
    const notifies = or(
      tagged(channel, "service", "notifications", "notification"),
      truth(/notif|sms|reminder/i.test(channel.name), "name"),
    );
    return when(notifies, "not on a notification path", () => {
      const { found } = estate.named(channel, "kmsMasterKeyId", "aws:kms/key:Key", "aws:kms/alias:Alias");
      const admits = (key: Audited, service: string) =>
        someStatement(key.at("policy"), (statement) =>
          and(
            statement.allows,
            or(
              ...statement.principals.map((principal) => anyText(principal, (text) => text === service)),
              no,
            ),
            statement.narrowedBy("aws:SourceAccount", "aws:SourceArn", "aws:SourceOrgID"),
          ),
        );
      const keys = found.filter(({ type }) => type === "aws:kms/key:Key");
      return and(
        isSet(channel.at("kmsMasterKeyId")),
        not(matches(channel.at("kmsMasterKeyId"), /alias\/aws\//)),
        ...keys.flatMap((key) =>
          ["sns.amazonaws.com", "events.amazonaws.com"].map((service) =>
            because("the key's policy does not admit the service for this account", admits(key, service)),
          ),
        ),
      );
    });
  },
});
