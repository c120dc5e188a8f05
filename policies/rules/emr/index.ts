import type { Rule } from "../../rule.ts";
import { emrBlockPublicAccess } from "./emr-block-public-access.ts";
import { emrKerberos } from "./emr-kerberos.ts";

export const emrRules: readonly Rule[] = [emrBlockPublicAccess, emrKerberos];
