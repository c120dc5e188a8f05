import { type CasesByControl, five, other, res, UNKNOWN } from "../../cases/case.ts";

export const cases: CasesByControl = {
  "efs-in-backup-plan": {
    complies: [
      [
        { id: "fs-1" },
        res("efs/backupPolicy:BackupPolicy", { fileSystemId: "fs-1", backupPolicy: { status: "ENABLED" } }),
      ],
      [
        { id: "fs-1" },
        res("backup/selection:Selection", { resources: ["arn:aws:elasticfilesystem:*:*:file-system/*"] }),
      ],
    ],
    violates: [{ id: "fs-1" }],
    lookAlike: [
      [
        { id: "fs-1" },
        res("efs/backupPolicy:BackupPolicy", { fileSystemId: "fs-1", backupPolicy: { status: "DISABLED" } }),
      ],
    ],
    notApplicable: [other],
    unknown: [
      [
        { id: "fs-1" },
        res("efs/backupPolicy:BackupPolicy", { fileSystemId: "fs-1", backupPolicy: { status: UNKNOWN } }),
      ],
    ],
  },
  "efs-encrypted": five({ encrypted: true }, {}, { kmsKeyId: "k" }, "encrypted"),
};
