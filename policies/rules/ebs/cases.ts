import { type CasesByControl, five, other, put, res, UNKNOWN } from "../../cases/case.ts";

const selection = (
  more: Readonly<
    Record<
      string,
      | string
      | readonly string[]
      | readonly { readonly type: string; readonly key: string; readonly value: string }[]
    >
  >,
) => res("backup/selection:Selection", more);

export const cases: CasesByControl = {
  "ec2-ebs-in-backup-plan": {
    complies: [
      [{ id: "vol-1" }, selection({ resources: ["arn:aws:ec2:*:*:volume/*"] })],
      [
        { tags: { backup: "daily" } },
        selection({ selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] }),
      ],
      [{}, res("backup/selection:Selection", { resources: [UNKNOWN] }, { from: { resources: ["subject"] } })],
    ],
    violates: [{}],
    lookAlike: [
      [{ id: "vol-1" }, selection({ resources: ["arn:aws:dynamodb:*:*:table/*"] })],
      [
        { tags: { backup: "never" } },
        selection({ selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] }),
      ],
      [{ id: "vol-1" }, selection({ resources: ["*"], notResources: ["arn:aws:ec2:*:*:volume/vol-1"] })],
    ],
    notApplicable: [other],
    unknown: [[{}, res("backup/selection:Selection", { resources: [UNKNOWN] })]],
  },
  "ebs-volume-encrypted": five({ encrypted: true }, {}, { kmsKeyId: "k" }, "encrypted"),
  "ebs-default-encryption": {
    complies: [
      {},
      { enabled: true },
      [
        res("pulumi:pulumi:Stack", {}),
        res("ec2/instance:Instance", {}),
        res("ebs/encryptionByDefault:EncryptionByDefault", {}),
      ],
    ],
    violates: [{ enabled: false }, [res("pulumi:pulumi:Stack", {}), res("ec2/instance:Instance", {})]],
    lookAlike: [
      [
        res("pulumi:pulumi:Stack", {}),
        res("eks/nodeGroup:NodeGroup", {}),
        res("ebs/encryptionByDefault:EncryptionByDefault", { enabled: false }),
      ],
    ],
    notApplicable: [res("pulumi:pulumi:Stack", {})],
    unknown: [put({ enabled: true }, "enabled", UNKNOWN)],
  },
  "ebs-snapshot-not-public": {
    ...five({ state: "block-all-sharing" }, { state: "unblocked" }, { state: "block-new-sharing" }, "state"),
    lookAlike: [
      { state: "block-new-sharing" },
      res("ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission", { accountId: "all" }),
    ],
  },
};
