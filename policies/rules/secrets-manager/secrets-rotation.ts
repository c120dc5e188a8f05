import { stackRule } from "../../rule.ts";
import { because, or } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** Rules count in days or by schedule expression. Managed rotation names no function. */
export const secretsRotation = stackRule({
  id: "secrets-rotation",
  title: "Secrets rotate",
  service: "Secrets Manager",
  severity: "high",
  level: "advisory",
  hipaa: ["164.308(a)(4)(ii)(B)"],
  hitrust: ["01.d"],
  nist: ["IA-5", "IA-5(1)"],
  fix: "Add a SecretRotation with a rotation function (or managed rotation) and a schedule.",
  types: ["aws:secretsmanager/secret:Secret"],
  alone: {
    "aws:secretsmanager/secretRotation:SecretRotation": {
      names: "secretId",
      of: "aws:secretsmanager/secret:Secret",
      check: (rotation) =>
        or(
          ...["automaticallyAfterDays", "scheduleExpression"].map((name) =>
            isSet(rotation.at(`rotationRules.${name}`)),
          ),
        ),
    },
  },
  check: (secret, { estate }) =>
    because(
      "no SecretRotation with a schedule names this secret",
      estate.some("aws:secretsmanager/secretRotation:SecretRotation", "secretId", secret, (rotation) =>
        or(
          ...["automaticallyAfterDays", "scheduleExpression"].map((name) =>
            isSet(rotation.at(`rotationRules.${name}`)),
          ),
        ),
      ),
    ),
});
