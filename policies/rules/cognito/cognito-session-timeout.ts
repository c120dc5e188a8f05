import { resourceRule } from "../../rule.ts";
import { and, truth, when } from "../../truth.ts";

const MINUTES: Readonly<Record<string, number>> = { seconds: 1 / 60, minutes: 1, hours: 60, days: 1440 };

/** Units come from tokenValidityUnits; the provider's defaults are hours for access tokens and days for refresh tokens. A client is for patients by its name. */
export const cognitoSessionTimeout = resourceRule({
  id: "cognito-session-timeout",
  title: "Staff sessions end",
  service: "Cognito",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iii)"],
  hitrust: ["01.t"],
  nist: ["AC-11", "AC-12"],
  fix: "Set accessTokenValidity to at most 60 minutes and refreshTokenValidity to at most 12 hours.",
  types: ["aws:cognito/userPoolClient:UserPoolClient"],
  uses: ["staffSessionMinutes"],
  check: (client, { settings }) => {
    const within = (token: "access" | "refresh", unit: string, fallback: number, most: number) => {
      const [validity, units] = [
        client.at(`${token}TokenValidity`),
        client.at(`tokenValidityUnits.${token}Token`),
      ];
      if (validity.unknown || units.unknown) return truth(undefined, validity.path);
      const minutes =
        validity.value === undefined || validity.number === 0
          ? fallback
          : (validity.number ?? Number.POSITIVE_INFINITY) *
            (MINUTES[units.text ?? unit] ?? Number.POSITIVE_INFINITY);
      return truth(minutes <= most, validity.path);
    };
    return when(
      truth(!/patient/i.test(`${client.name} ${client.at("name").text ?? ""}`), "name"),
      "a client for patients",
      () =>
        and(
          within("access", "hours", 60, settings.staffSessionMinutes),
          within("refresh", "days", 30 * 1440, 12 * 60),
        ),
    );
  },
});
