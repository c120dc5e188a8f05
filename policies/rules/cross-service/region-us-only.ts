import { resourceRule } from "../../rule.ts";
import { notApplicable, truth } from "../../truth.ts";
import { is } from "../../view.ts";

const GLOBAL =
  /^aws:(iam|route53|cloudfront|organizations|waf|globalaccelerator|shield|account|budgets|costexplorer)\//;

/** The resource's own region wins over its provider's. Global services have none; a resource whose region nobody states is judged by its provider. */
export const regionUsOnly = resourceRule({
  id: "region-us-only",
  title: "PHI stays in allowed US regions",
  service: "Cross-service",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.308(a)(1)(ii)(B)", "164.308(b)(1)"],
  hitrust: ["06.d"],
  nist: ["SA-9(5)", "AC-4"],
  fix: "Use a region on the allow-list.",
  types: ["*", "pulumi:providers:aws"],
  uses: ["allowedRegions"],
  check: (resource, { settings }) => {
    const { region, type } = resource;
    const provider = type === "pulumi:providers:aws";
    if (!provider && (!type.startsWith("aws:") || GLOBAL.test(type)))
      return notApplicable("not a regional AWS resource");
    if (!provider && (region.value === undefined || region.value === null))
      return notApplicable("neither the resource nor its provider states a region");
    return region.value === undefined || region.value === null
      ? truth(undefined, "region")
      : is(region, ...settings.allowedRegions);
  },
});
