import type { Rule } from "../../rule.ts";
import { notifyTopicEncrypted } from "./notify-topic-encrypted.ts";
import { phiNoUnencryptedSubscription } from "./phi-no-unencrypted-subscription.ts";
import { phiSmsProductionReady } from "./phi-sms-production-ready.ts";
import { phiTopicDataProtection } from "./phi-topic-data-protection.ts";
import { snsKms } from "./sns-kms.ts";

export const snsRules: readonly Rule[] = [
  notifyTopicEncrypted,
  phiNoUnencryptedSubscription,
  phiSmsProductionReady,
  phiTopicDataProtection,
  snsKms,
];
