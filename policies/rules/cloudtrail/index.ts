import type { Rule } from "../../rule.ts";
import { cloudtrailFileValidation } from "./cloudtrail-file-validation.ts";
import { cloudtrailKms } from "./cloudtrail-kms.ts";
import { cloudtrailMultiRegion } from "./cloudtrail-multi-region.ts";
import { cloudtrailS3DataEvents } from "./cloudtrail-s3-data-events.ts";
import { cloudtrailToCloudwatch } from "./cloudtrail-to-cloudwatch.ts";

export const cloudtrailRules: readonly Rule[] = [
  cloudtrailFileValidation,
  cloudtrailKms,
  cloudtrailMultiRegion,
  cloudtrailS3DataEvents,
  cloudtrailToCloudwatch,
];
