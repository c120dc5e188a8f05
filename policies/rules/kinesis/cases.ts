import { type CasesByControl, five } from "../../cases/case.ts";

export const cases: CasesByControl = {
  "kinesis-encrypted": five(
    { encryptionType: "KMS", kmsKeyId: "k" },
    {},
    { kmsKeyId: "k" },
    "encryptionType",
  ),
};
