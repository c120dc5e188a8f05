import type { Rule } from "../../rule.ts";
import { cloudfrontHttps } from "./cloudfront-https.ts";
import { regionCloudfrontGeo } from "./region-cloudfront-geo.ts";

export const cloudfrontRules: readonly Rule[] = [cloudfrontHttps, regionCloudfrontGeo];
