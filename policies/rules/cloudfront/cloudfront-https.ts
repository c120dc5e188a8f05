import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { every, is, type View } from "../../view.ts";

/** One path behaviour that allows plain HTTP is enough. */
export const cloudfrontHttps = resourceRule({
  id: "cloudfront-https",
  title: "CDN viewers use HTTPS",
  service: "CloudFront",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: "Set viewerProtocolPolicy to redirect-to-https or https-only in every cache behaviour.",
  types: ["aws:cloudfront/distribution:Distribution"],
  check: (distribution) => {
    const safe = (behaviour: View) =>
      is(behaviour.at("viewerProtocolPolicy"), "redirect-to-https", "https-only");
    return and(
      safe(distribution.at("defaultCacheBehavior")),
      every(distribution.at("orderedCacheBehaviors"), safe),
    );
  },
});
