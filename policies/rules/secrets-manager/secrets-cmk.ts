import { resourceRule } from "../../rule.ts";
import { and, not } from "../../truth.ts";
import { isSet, matches } from "../../view.ts";

/** The AWS key is spelled as an alias name or as an ARN that ends in it. */
export const secretsCmk = resourceRule({
  id: "secrets-cmk",
  title: "Secrets use a customer key",
  service: "Secrets Manager",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set kmsKeyId to a customer key.",
  types: ["aws:secretsmanager/secret:Secret"],
  check: (secret) =>
    and(
      isSet(secret.at("kmsKeyId")),
      not(matches(secret.at("kmsKeyId"), /(^|[:/])(alias\/)?aws\/secretsmanager$/)),
    ),
});
