import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { isSet, notTrue } from "../../view.ts";

/** forceDestroy deletes the recovery points with the vault. */
export const backupVaultEncrypted = resourceRule({
  id: "backup-vault-encrypted",
  title: "Backup vaults use a customer key",
  service: "Backup",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set kmsKeyArn and leave forceDestroy off.",
  types: ["aws:backup/vault:Vault"],
  check: (vault) => and(isSet(vault.at("kmsKeyArn")), notTrue(vault.at("forceDestroy"))),
});
