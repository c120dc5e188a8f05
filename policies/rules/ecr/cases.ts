import { type CasesByControl, five, res } from "../../cases/case.ts";

const registry = (scanType: string) =>
  res("ecr/registryScanningConfiguration:RegistryScanningConfiguration", {
    scanType,
    rules: [{ scanFrequency: "CONTINUOUS_SCAN" }],
  });

export const cases: CasesByControl = {
  "ecr-immutable-tags": five(
    { imageTagMutability: "IMMUTABLE" },
    {},
    { imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" },
    "imageTagMutability",
  ),
  "ecr-scan-on-push": {
    ...five(
      { imageScanningConfiguration: { scanOnPush: true } },
      {},
      { imageScanningConfiguration: { scanOnPush: false } },
      "imageScanningConfiguration.scanOnPush",
    ),
    complies: [{ imageScanningConfiguration: { scanOnPush: true } }, [{}, registry("ENHANCED")]],
    lookAlike: [[{}, registry("BASIC")]],
  },
  "ecr-kms": five(
    { encryptionConfigurations: [{ encryptionType: "KMS" }] },
    {},
    { encryptionConfigurations: [{ encryptionType: "AES256", kmsKey: "k" }] },
    "encryptionConfigurations.0.encryptionType",
  ),
};
