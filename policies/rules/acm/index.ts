import type { Rule } from "../../rule.ts";
import { acmCertificateRenewable } from "./acm-certificate-renewable.ts";

export const acmRules: readonly Rule[] = [acmCertificateRenewable];
