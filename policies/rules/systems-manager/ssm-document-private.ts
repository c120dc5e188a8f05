import { anyText } from "../../matchers/iam-policy.ts";
import { resourceRule } from "../../rule.ts";
import { not } from "../../truth.ts";

/** All is every AWS account. Permissions are a map in some versions of the provider, a block in others. */
export const ssmDocumentPrivate = resourceRule({
  id: "ssm-document-private",
  title: "Automation documents are private",
  service: "Systems Manager",
  severity: "high",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  hitrust: ["01.n", "01.v"],
  nist: ["AC-3", "AC-6", "SC-7", "SC-7(3)"],
  fix: "Share the document with named accounts only.",
  types: ["aws:ssm/document:Document"],
  check: (document) =>
    not(
      anyText(
        document.at("permissions.accountIds").value === undefined
          ? document.at("permissions.account_ids")
          : document.at("permissions.accountIds"),
        (text) => text.split(",").some((account) => account.trim().toLowerCase() === "all"),
      ),
    ),
});
