import { baselineHolds, STACK } from "../../matchers/baseline.ts";
import { blocksAllPublicAccess } from "../../matchers/bucket.ts";
import { stackRule } from "../../rule.ts";
import { no, or } from "../../truth.ts";

/** The account's own block is judged; its absence only in an account-baseline stack. */
export const s3AccountBlockPublicAccess = stackRule({
  id: "s3-account-block-public-access",
  title: "The account blocks public buckets",
  service: "S3",
  severity: "high",
  level: "advisory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  hitrust: ["01.n", "01.v"],
  nist: ["AC-3", "AC-6", "SC-7", "SC-7(3)"],
  fix: "Add an AccountPublicAccessBlock with all four flags true to the baseline stack.",
  types: ["aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "pulumi:pulumi:Stack"],
  uses: ["baselineStacks", "baselineOwnedElsewhere"],
  check: (subject, context) =>
    subject.type === STACK
      ? baselineHolds(subject, context, () =>
          or(
            ...context.estate
              .ofType("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock")
              .map(blocksAllPublicAccess),
            no,
          ),
        )
      : blocksAllPublicAccess(subject),
});
