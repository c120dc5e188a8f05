import { resourceRule } from "../../rule.ts";
import { and, not, or } from "../../truth.ts";
import { every, is, isAbsent } from "../../view.ts";

/** A variable without a type is PLAINTEXT. */
export const codebuildNoPlaintextCredentials = resourceRule({
  id: "codebuild-no-plaintext-credentials",
  title: "Build projects carry no AWS keys in clear text",
  service: "CodeBuild",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.d"],
  nist: ["IA-5(7)", "SA-15", "AC-6"],
  fix: "Use a role, or type PARAMETER_STORE or SECRETS_MANAGER.",
  types: ["aws:codebuild/project:Project"],
  check: (project) =>
    every(project.at("environment.environmentVariables"), (variable) =>
      not(
        and(
          is(variable.at("name"), "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"),
          or(isAbsent(variable.at("type")), is(variable.at("type"), "PLAINTEXT")),
        ),
      ),
    ),
});
