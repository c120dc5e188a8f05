import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditControls } from "./backup-audit.ts";
import { backupRules, retentionProblems, standardRetention, vaultLock } from "./backup-plan.ts";
import { vaultPolicy } from "./regional-vaults.ts";

const admitted = fc.integer({ min: vaultLock.minRetentionDays, max: vaultLock.maxRetentionDays });
const retention = fc.record({ localDays: admitted, otherRegionDays: admitted, airGappedDays: admitted });

describe("a backup plan", () => {
  it("takes a backup every day and keeps it as long as every vault's lock demands", () => {
    fc.assert(
      fc.property(retention, fc.boolean(), (days, continuous) => {
        for (const { schedule, lifecycle, copies } of backupRules(days, { continuous })) {
          expect(schedule).toMatch(/^cron\(\d+ \d+ \* \* \? \*\)$/);
          for (const { deleteAfter } of [lifecycle, ...copies]) {
            expect(deleteAfter).toBeGreaterThanOrEqual(vaultLock.minRetentionDays);
            expect(deleteAfter).toBeLessThanOrEqual(vaultLock.maxRetentionDays);
          }
        }
      }),
    );
  });

  it("copies to the other region and to the air-gapped vault, once each", () => {
    fc.assert(
      fc.property(retention, fc.boolean(), (days, continuous) => {
        const copies = backupRules(days, { continuous }).flatMap((rule) => rule.copies);
        expect(copies.map(({ to }) => to).sort()).toEqual(["air-gapped", "other-region"]);
      }),
    );
  });

  it("keeps the log for point-in-time recovery where it is asked to, for the 35 days AWS allows at most", () => {
    fc.assert(
      fc.property(retention, (days) => {
        const continuous = backupRules(days, { continuous: true }).filter(
          (rule) => rule.enableContinuousBackup,
        );
        expect(continuous).toHaveLength(1);
        expect(continuous[0]?.lifecycle.deleteAfter).toBeLessThanOrEqual(35);
        const plain = backupRules(days, { continuous: false });
        expect(plain.some((rule) => rule.enableContinuousBackup)).toBe(false);
        const longest = Math.max(
          ...backupRules(days, { continuous: true }).map((rule) => rule.lifecycle.deleteAfter),
        );
        expect(longest).toBe(days.localDays);
      }),
    );
  });

  it("leaves time to finish before the next one starts", () => {
    for (const { startWindow, completionWindow } of backupRules(standardRetention.value, {
      continuous: true,
    })) {
      expect(startWindow).toBeGreaterThanOrEqual(60);
      expect(completionWindow).toBeGreaterThanOrEqual(startWindow + 60);
      expect(completionWindow).toBeLessThan(24 * 60);
    }
  });
});

describe("retentions", () => {
  it("are refused outside the lock, all of them at once", () => {
    expect(retentionProblems(standardRetention.value)).toEqual([]);
    const problems = retentionProblems({ localDays: 34, otherRegionDays: 2558, airGappedDays: 35.5 });
    expect(problems.map(({ place, days }) => [place, days])).toEqual([
      ["localDays", 34],
      ["otherRegionDays", 2558],
      ["airGappedDays", 35.5],
    ]);
    expect(problems[0]?.wanted).toContain("35 to 2557");
  });
});

describe("a vault's policy", () => {
  it("lets nobody delete a recovery point or shorten its life, without exception", () => {
    const [statement, ...others] = JSON.parse(vaultPolicy).Statement;
    expect(others).toEqual([]);
    expect(statement).toMatchObject({ Effect: "Deny", Principal: "*" });
    expect(statement).not.toHaveProperty("Condition");
    expect(statement.Action).toEqual(
      expect.arrayContaining(["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"]),
    );
  });
});

describe("the audit framework", () => {
  it("holds AWS's own checks against what the plan does", () => {
    const controls = auditControls("phi", { localDays: 35, otherRegionDays: 90, airGappedDays: 365 });
    const minimum = controls.find(({ name }) => name === "BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK");
    expect(minimum?.inputParameters).toEqual([{ name: "requiredRetentionDays", value: "35" }]);
    expect(new Set(controls.map(({ name }) => name)).size).toBe(controls.length);
    for (const { scope } of controls) {
      if (scope !== undefined) expect(scope.tags).toEqual({ "wardrail:data-class": "phi" });
    }
  });
});
