import type { Rule } from "../../rule.ts";
import { albDropInvalidHeaders } from "./alb-drop-invalid-headers.ts";
import { albHttpRedirectsToHttps } from "./alb-http-redirects-to-https.ts";
import { albModernTlsPolicy } from "./alb-modern-tls-policy.ts";
import { albWafAssociation } from "./alb-waf-association.ts";
import { clbAcmCertificate } from "./clb-acm-certificate.ts";
import { clbCrossZone } from "./clb-cross-zone.ts";
import { clbTlsListenersOnly } from "./clb-tls-listeners-only.ts";
import { lbAccessLogs } from "./lb-access-logs.ts";
import { lbDeletionProtection } from "./lb-deletion-protection.ts";
import { lbListenerCertificate } from "./lb-listener-certificate.ts";

export const elbRules: readonly Rule[] = [
  albDropInvalidHeaders,
  albHttpRedirectsToHttps,
  albModernTlsPolicy,
  albWafAssociation,
  clbAcmCertificate,
  clbCrossZone,
  clbTlsListenersOnly,
  lbAccessLogs,
  lbDeletionProtection,
  lbListenerCertificate,
];
