import { resourceRule } from "../../rule.ts";
import { and, or } from "../../truth.ts";
import { is, isAbsent, notFalse } from "../../view.ts";

/** A deleted key is deleted data: the longest window leaves time to notice. */
export const kmsDeletionWindow = resourceRule({
  id: "kms-deletion-window",
  title: "Keys cannot vanish quickly",
  service: "KMS",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.312(a)(2)(iv)"],
  hitrust: ["10.g"],
  nist: ["SC-12"],
  fix: "Leave deletionWindowInDays unset or set it to 30, and do not disable the key.",
  types: ["aws:kms/key:Key"],
  check: (key) =>
    and(
      or(isAbsent(key.at("deletionWindowInDays")), is(key.at("deletionWindowInDays"), 30)),
      notFalse(key.at("isEnabled")),
    ),
});
