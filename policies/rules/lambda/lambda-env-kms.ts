import { resourceRule } from "../../rule.ts";
import { when } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** Without it the variables are under the account's shared key. */
export const lambdaEnvKms = resourceRule({
  id: "lambda-env-kms",
  title: "Function variables use a customer key",
  service: "Lambda",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set kmsKeyArn when the function has environment variables.",
  types: ["aws:lambda/function:Function"],
  check: (lambda) =>
    when(isSet(lambda.at("environment.variables")), "no environment variables", () =>
      isSet(lambda.at("kmsKeyArn")),
    ),
});
