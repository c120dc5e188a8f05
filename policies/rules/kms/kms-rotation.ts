import { resourceRule } from "../../rule.ts";
import { and, or, when } from "../../truth.ts";
import { atMost, is, isAbsent, isTrue } from "../../view.ts";

/** Only symmetric keys whose material KMS made can rotate by themselves; imported and asymmetric ones are left out. */
export const kmsRotation = resourceRule({
  id: "kms-rotation",
  title: "Customer keys rotate",
  service: "KMS",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)"],
  hitrust: ["10.g"],
  nist: ["SC-12"],
  fix: "Set enableKeyRotation to true; leave rotationPeriodInDays unset or at most 365.",
  types: ["aws:kms/key:Key"],
  check: (key) =>
    when(
      and(
        or(
          isAbsent(key.at("customerMasterKeySpec")),
          is(key.at("customerMasterKeySpec"), "SYMMETRIC_DEFAULT"),
        ),
        or(isAbsent(key.at("keyUsage")), is(key.at("keyUsage"), "ENCRYPT_DECRYPT")),
      ),
      "an asymmetric or HMAC key cannot rotate by itself",
      () =>
        and(
          isTrue(key.at("enableKeyRotation")),
          or(isAbsent(key.at("rotationPeriodInDays")), atMost(key.at("rotationPeriodInDays"), 365)),
        ),
    ),
  remedy: (key) => (key.at("enableKeyRotation").value === true ? undefined : { enableKeyRotation: true }),
});
