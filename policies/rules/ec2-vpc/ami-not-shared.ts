import { resourceRule } from "../../rule.ts";
import { and, or } from "../../truth.ts";
import { is, isAbsent, that } from "../../view.ts";

/** Without a list nobody is trusted. */
export const amiNotShared = resourceRule({
  id: "ami-not-shared",
  title: "Machine images stay inside the organisation",
  service: "EC2/VPC",
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
  fix: "Share the image only with listed accounts or organisations.",
  types: ["aws:ec2/amiLaunchPermission:AmiLaunchPermission"],
  uses: ["trustedAccounts", "trustedOrganizations"],
  check: (permission, { settings }) =>
    and(
      isAbsent(permission.at("group")),
      or(
        is(permission.at("accountId"), ...settings.trustedAccounts),
        ...["organizationArn", "organizationalUnitArn"].map((name) =>
          that(permission.at(name), ({ text }) =>
            settings.trustedOrganizations.some((organization) => text?.includes(organization) === true),
          ),
        ),
      ),
    ),
});
