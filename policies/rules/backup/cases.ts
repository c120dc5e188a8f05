import type { PropertyMap } from "../../../exchange/resource-graph.ts";
import { type CasesByControl, five, other, res, UNKNOWN } from "../../cases/case.ts";

const plan = (schedule: string, deleteAfter: number, more: PropertyMap = {}) => ({
  rules: [{ schedule, lifecycle: { deleteAfter } }],
  ...more,
});
const daily = "cron(0 5 * * ? *)";
const lock = (more: PropertyMap = {}) =>
  res("backup/vaultLockConfiguration:VaultLockConfiguration", {
    backupVaultName: "v",
    changeableForDays: 3,
    minRetentionDays: 35,
    ...more,
  });
const copy = (arn: string, tier = "0") =>
  res(
    "backup/plan:Plan",
    { tags: { tier }, rules: [{ copyActions: [{ destinationVaultArn: arn }] }] },
    { providerRegion: "us-east-1" },
  );
const tested = (scheduleExpression: string) => ({ name: "restore", scheduleExpression });
const selection = res("backup/restoreTestingSelection:RestoreTestingSelection", {
  restoreTestingPlanName: "restore",
});

export const cases: CasesByControl = {
  "backup-plan-frequency": {
    ...five(plan(daily, 35), plan("cron(0 5 ? * SUN *)", 35), plan(daily, 34), "rules"),
    complies: [plan(daily, 35), plan("rate(12 hours)", 90), plan("cron(0 0/6 * * ? *)", 35)],
    lookAlike: [
      plan(daily, 34),
      plan("cron(0 5 1 * ? *)", 35),
      { rules: [...plan(daily, 35).rules, { schedule: daily }] },
      plan("rate(2 days)", 35),
    ],
  },
  "backup-vault-encrypted": five({ kmsKeyArn: "k" }, {}, { kmsKeyArn: "k", forceDestroy: true }, "kmsKeyArn"),
  "backup-vault-lock": {
    complies: [[{ name: "v" }, lock()]],
    violates: [{ name: "v" }],
    lookAlike: [
      [{ name: "v" }, lock({ changeableForDays: null })],
      [{ name: "v" }, lock({ minRetentionDays: 7 })],
      [{ name: "w" }, lock()],
    ],
    notApplicable: [other],
    unknown: [[{ name: "v" }, lock({ minRetentionDays: UNKNOWN })]],
  },
  "backup-retention-records": five(
    plan(daily, 2190, { tags: { record: "true" } }),
    plan(daily, 365, { tags: { record: "true" } }),
    plan(daily, 2189, { tags: { purpose: "record" } }),
    "rules",
    plan(daily, 35),
  ),
  "backup-cross-region-copy": {
    complies: [
      copy("arn:aws:backup:us-west-2:1:backup-vault:v"),
      copy("arn:aws:backup:us-west-2:1:backup-vault:v", "1"),
    ],
    violates: [{ tags: { tier: "0" }, rules: [{}] }],
    lookAlike: [
      copy("arn:aws:backup:us-east-1:1:backup-vault:v"),
      copy("arn:aws:backup:eu-west-1:1:backup-vault:v"),
    ],
    notApplicable: [{ rules: [{}] }],
    unknown: [copy(UNKNOWN)],
  },
  "backup-restore-tested": {
    complies: [[tested("cron(0 5 1 * ? *)"), selection]],
    violates: [
      tested("cron(0 5 1 * ? *)"),
      [res("pulumi:pulumi:Stack", {}), res("dynamodb/table:Table", { tags: { tier: "0" } })],
    ],
    lookAlike: [[tested("cron(0 5 1 1 ? *)"), selection]],
    notApplicable: [res("pulumi:pulumi:Stack", {})],
    unknown: [[tested(UNKNOWN), selection]],
  },
};
