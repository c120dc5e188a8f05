import { type CasesByControl, five, other, put, UNKNOWN } from "../../cases/case.ts";

const data = (more = {}) => ({
  eventSelectors: [
    { readWriteType: "All", dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }], ...more },
  ],
});
const advanced = (...more: readonly { readonly field: string; readonly equals: readonly string[] }[]) => ({
  advancedEventSelectors: [
    {
      fieldSelectors: [
        { field: "eventCategory", equals: ["Data"] },
        { field: "resources.type", equals: ["AWS::S3::Object"] },
        ...more,
      ],
    },
  ],
});

export const cases: CasesByControl = {
  "cloudtrail-to-cloudwatch": five(
    { cloudWatchLogsGroupArn: "arn" },
    {},
    { cloudWatchLogsGroupArn: "", cloudWatchLogsRoleArn: "r" },
    "cloudWatchLogsGroupArn",
  ),
  "cloudtrail-kms": five({ kmsKeyId: "arn" }, {}, { kmsKeyId: "" }, "kmsKeyId"),
  "cloudtrail-file-validation": five(
    { enableLogFileValidation: true },
    {},
    { enableLogFileValidation: false },
    "enableLogFileValidation",
  ),
  "cloudtrail-multi-region": five(
    { isMultiRegionTrail: true },
    {},
    { isMultiRegionTrail: true, enableLogging: false },
    "isMultiRegionTrail",
  ),
  "cloudtrail-s3-data-events": {
    complies: [data(), advanced()],
    violates: [{}],
    lookAlike: [
      data({ readWriteType: "WriteOnly" }),
      data({ dataResources: [{ type: "AWS::Lambda::Function", values: ["arn:aws:lambda"] }] }),
      advanced({ field: "readOnly", equals: ["false"] }),
    ],
    notApplicable: [other],
    unknown: [put(data(), "eventSelectors", UNKNOWN)],
  },
};
