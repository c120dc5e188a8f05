import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { every, is, isSet } from "../../view.ts";

/** A blacklist lets in every country it forgot. */
export const regionCloudfrontGeo = resourceRule({
  id: "region-cloudfront-geo",
  title: "The patient portal serves the declared countries",
  service: "CloudFront",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(1)(ii)(B)", "164.308(b)(1)"],
  hitrust: ["06.d"],
  nist: ["SA-9(5)", "AC-4"],
  fix: "Set geoRestriction to a whitelist of the allowed countries.",
  types: ["aws:cloudfront/distribution:Distribution"],
  uses: ["allowedCountries"],
  check: (distribution, { settings }) => {
    const restriction = distribution.at("restrictions.geoRestriction");
    return and(
      is(restriction.at("restrictionType"), "whitelist"),
      isSet(restriction.at("locations")),
      every(restriction.at("locations"), (country) => is(country, ...settings.allowedCountries)),
    );
  },
});
