import { resourceRule } from "../../rule.ts";
import { truth } from "../../truth.ts";
import { is } from "../../view.ts";

/** Long-lived keys outlive the people who made them. */
export const iamNoAccessKeys = resourceRule({
  id: "iam-no-access-keys",
  title: "No long-lived access keys in code",
  service: "IAM",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(i)", "164.312(d)"],
  hitrust: ["01.q"],
  nist: ["IA-2", "IA-5", "AC-2"],
  fix: "Use a role or federation; put break-glass users on the list.",
  types: ["aws:iam/accessKey:AccessKey"],
  uses: ["breakGlassUsers"],
  check: (key, { settings }) =>
    settings.breakGlassUsers.length === 0
      ? truth(false, "user")
      : is(key.at("user"), ...settings.breakGlassUsers),
});
