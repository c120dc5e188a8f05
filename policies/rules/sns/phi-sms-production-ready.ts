import { stackRule } from "../../rule.ts";
import { and, because, truth } from "../../truth.ts";
import { atLeast, is, isSet } from "../../view.ts";

/** A message that AWS drops for lack of budget is a patient who does not come. */
export const phiSmsProductionReady = stackRule({
  id: "phi-sms-production-ready",
  title: "SMS notifications are out of the sandbox and capped",
  service: "SNS",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Set Transactional, a spend limit above the surge estimate and delivery status logging; declare that the sandbox was left.",
  types: [
    "aws:sns/smsPreferences:SmsPreferences",
    "aws:pinpoint/smsvoicev2ConfigurationSet:Smsvoicev2ConfigurationSet",
  ],
  uses: ["smsMonthlySpendUsd", "smsSandboxLeft"],
  check: (preferences, { settings }) => {
    const left = because(
      "the setting smsSandboxLeft does not say that the sandbox was left",
      truth(settings.smsSandboxLeft, ""),
    );
    return preferences.type === "aws:sns/smsPreferences:SmsPreferences"
      ? and(
          is(preferences.at("defaultSmsType"), "Transactional"),
          atLeast(preferences.at("monthlySpendLimit"), settings.smsMonthlySpendUsd),
          isSet(preferences.at("deliveryStatusIamRoleArn")),
          left,
        )
      : and(is(preferences.at("defaultMessageType"), "TRANSACTIONAL"), left);
  },
});
