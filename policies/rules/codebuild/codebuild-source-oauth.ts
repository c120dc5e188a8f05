import { resourceRule } from "../../rule.ts";
import { and, not, or, when } from "../../truth.ts";
import { is, matches, type View } from "../../view.ts";

/** Secondary sources are read from the same places. */
export const codebuildSourceOauth = resourceRule({
  id: "codebuild-source-oauth",
  title: "Git sources of build projects authenticate by OAuth or a connection",
  service: "CodeBuild",
  severity: "high",
  level: "advisory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.d"],
  nist: ["IA-5(7)", "SA-15", "AC-6"],
  fix: "Set source.auth.type to CODECONNECTIONS, SECRETS_MANAGER or OAUTH.",
  types: ["aws:codebuild/project:Project"],
  check: (project) => {
    const outside = (source: View) => is(source.at("type"), "GITHUB", "GITHUB_ENTERPRISE", "BITBUCKET");
    const authorised = (source: View) =>
      and(
        is(source.at("auth.type"), "OAUTH", "CODECONNECTIONS", "SECRETS_MANAGER"),
        not(matches(source.at("location"), /:\/\/[^/]*@/)),
      );
    const sources = [project.at("source"), ...project.at("secondarySources").items()];
    return when(or(...sources.map(outside)), "the source is none of these hosts", () =>
      and(...sources.map((source) => or(not(outside(source)), authorised(source)))),
    );
  },
});
