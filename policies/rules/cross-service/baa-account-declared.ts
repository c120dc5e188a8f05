import { resourceRule } from "../../rule.ts";
import { and, because, truth } from "../../truth.ts";
import { is, json, some } from "../../view.ts";

/** An addendum covers accounts by number. The provider's lists travel as JSON text. */
export const baaAccountDeclared = resourceRule({
  id: "baa-account-declared",
  title: "The stack declares its covered account",
  service: "Cross-service",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(b)(1)", "164.314(a)(1)", "164.504(e)"],
  hitrust: ["05.k"],
  nist: ["SA-9", "SA-4"],
  fix: "Set agreementAccountId and agreementSignedOn, and the provider's allowedAccountIds.",
  types: ["pulumi:providers:aws"],
  uses: ["agreementAccountId", "agreementSignedOn"],
  check: (provider, { settings }) => {
    const accounts = json(provider.at("allowedAccountIds"));
    return and(
      because(
        "the settings agreementAccountId and agreementSignedOn name no signed addendum",
        truth(
          /^\d{12}$/.test(settings.agreementAccountId) &&
            /^\d{4}-\d{2}-\d{2}$/.test(settings.agreementSignedOn),
          "",
        ),
      ),
      some(accounts, (account) => is(account, settings.agreementAccountId)),
    );
  },
});
