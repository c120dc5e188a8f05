import type { Rule } from "../../rule.ts";
import { redshiftBackup } from "./redshift-backup.ts";
import { redshiftEncryptedAndLogged } from "./redshift-encrypted-and-logged.ts";
import { redshiftMaintenance } from "./redshift-maintenance.ts";
import { redshiftNotPublic } from "./redshift-not-public.ts";
import { redshiftRequireTls } from "./redshift-require-tls.ts";
import { redshiftVpcRouting } from "./redshift-vpc-routing.ts";

export const redshiftRules: readonly Rule[] = [
  redshiftBackup,
  redshiftEncryptedAndLogged,
  redshiftMaintenance,
  redshiftNotPublic,
  redshiftRequireTls,
  redshiftVpcRouting,
];
