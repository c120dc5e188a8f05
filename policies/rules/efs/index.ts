import type { Rule } from "../../rule.ts";
import { efsEncrypted } from "./efs-encrypted.ts";
import { efsInBackupPlan } from "./efs-in-backup-plan.ts";

export const efsRules: readonly Rule[] = [efsEncrypted, efsInBackupPlan];
