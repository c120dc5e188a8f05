import { type CasesByControl, five } from "../../cases/case.ts";

const behaviour = (viewerProtocolPolicy: string) => ({ viewerProtocolPolicy });
const geo = (restrictionType: string, ...locations: readonly string[]) => ({
  restrictions: { geoRestriction: { restrictionType, locations } },
});

export const cases: CasesByControl = {
  "cloudfront-https": five(
    { defaultCacheBehavior: behaviour("https-only") },
    { defaultCacheBehavior: behaviour("allow-all") },
    { defaultCacheBehavior: behaviour("https-only"), orderedCacheBehaviors: [behaviour("allow-all")] },
    "defaultCacheBehavior.viewerProtocolPolicy",
  ),
  "region-cloudfront-geo": five(
    geo("whitelist", "US"),
    geo("none"),
    geo("blacklist", "RU"),
    "restrictions.geoRestriction.locations",
  ),
};
