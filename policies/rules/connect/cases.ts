import { type CasesByControl, five } from "../../cases/case.ts";

const storage = (encryptionConfig: { readonly encryptionType?: string; readonly keyId?: string }) => ({
  storageConfig: { storageType: "S3", s3Config: { bucketName: "b", bucketPrefix: "p", encryptionConfig } },
});

export const cases: CasesByControl = {
  "connect-ivr-recording-encrypted": five(
    storage({ encryptionType: "KMS", keyId: "k" }),
    { storageConfig: { s3Config: { bucketName: "b" } } },
    storage({ encryptionType: "KMS" }),
    "storageConfig.s3Config.encryptionConfig.keyId",
  ),
};
