import { stackRule } from "../../rule.ts";
import { and, because } from "../../truth.ts";
import { atLeast, isSet } from "../../view.ts";

/** Without changeableForDays the lock can be lifted by whoever may set it. An air-gapped vault is locked by its nature. */
export const backupVaultLock = stackRule({
  id: "backup-vault-lock",
  title: "Recovery points cannot be deleted by hand",
  service: "Backup",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(b)", "164.312(c)(1)", "164.312(c)(2)"],
  hitrust: ["09.ac"],
  nist: ["AU-9", "AU-9(3)"],
  fix: "Add a VaultLockConfiguration with changeableForDays and minRetentionDays of at least 35.",
  types: ["aws:backup/vault:Vault"],
  uses: ["backupRetentionDays"],
  alone: {
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration": {
      names: "backupVaultName",
      of: "aws:backup/vault:Vault",
      check: (lock, { settings }) =>
        and(
          isSet(lock.at("changeableForDays")),
          atLeast(lock.at("minRetentionDays"), settings.backupRetentionDays),
        ),
    },
  },
  check: (vault, { estate, settings }) =>
    because(
      "no VaultLockConfiguration in compliance mode names this vault",
      estate.some(
        "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
        "backupVaultName",
        vault,
        (lock) =>
          and(
            isSet(lock.at("changeableForDays")),
            atLeast(lock.at("minRetentionDays"), settings.backupRetentionDays),
          ),
      ),
    ),
});
