import { LogDataProtectionPolicy } from "@pulumi/aws/cloudwatch/logDataProtectionPolicy.js";
import type * as pulumi from "@pulumi/pulumi";
import type { Region } from "../naming/index.ts";

/** CloudWatch's own detectors for what could name a patient (CloudWatch Logs user guide, data identifiers). */
const identifiers = [
  "Address",
  "EmailAddress",
  "HealthInsuranceClaimNumber-US",
  "Name",
  "PhoneNumber-US",
  "Ssn-US",
];

/**
 * Masks what looks like a patient's identifiers in a log group for every reader. Our functions log none; this is for
 * the day when a library does.
 */
export function maskPatientData(
  name: string,
  args: { readonly region: Region; readonly logGroupName: pulumi.Input<string> },
  opts: pulumi.CustomResourceOptions,
): LogDataProtectionPolicy {
  const DataIdentifier = identifiers.map((each) => `arn:aws:dataprotection::aws:data-identifier/${each}`);
  return new LogDataProtectionPolicy(
    name,
    {
      ...args,
      policyDocument: JSON.stringify({
        Name: "mask-patient-data",
        Version: "2021-06-01",
        Statement: [
          { Sid: "Audit", DataIdentifier, Operation: { Audit: { FindingsDestination: {} } } },
          { Sid: "Mask", DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
        ],
      }),
    },
    opts,
  );
}
