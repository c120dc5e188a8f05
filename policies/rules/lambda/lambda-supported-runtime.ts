import { resourceRule } from "../../rule.ts";
import { and, not, when } from "../../truth.ts";
import { is, isSet } from "../../view.ts";

/** An image brings its own runtime, which image scanning judges. */
export const lambdaSupportedRuntime = resourceRule({
  id: "lambda-supported-runtime",
  title: "Functions use a supported runtime",
  service: "Lambda",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(5)(ii)(A)", "164.308(a)(5)(ii)(B)"],
  hitrust: ["10.m"],
  nist: ["SI-2", "CM-2"],
  fix: "Move to a runtime that AWS still patches.",
  types: ["aws:lambda/function:Function"],
  uses: ["endedLambdaRuntimes"],
  check: (lambda, { settings }) =>
    when(not(is(lambda.at("packageType"), "Image")), "the image brings its own runtime", () =>
      and(isSet(lambda.at("runtime")), not(is(lambda.at("runtime"), ...settings.endedLambdaRuntimes))),
    ),
});
