import { type CasesByControl, five } from "../../cases/case.ts";

const client = (access: number, accessUnit: string, refresh: number, refreshUnit: string) => ({
  name: "staff-web",
  accessTokenValidity: access,
  refreshTokenValidity: refresh,
  tokenValidityUnits: { accessToken: accessUnit, refreshToken: refreshUnit },
});

export const cases: CasesByControl = {
  "cognito-mfa": {
    ...five(
      { name: "workforce", mfaConfiguration: "ON" },
      { name: "workforce" },
      { name: "workforce", mfaConfiguration: "OPTIONAL" },
      "mfaConfiguration",
    ),
    complies: [
      { name: "workforce", mfaConfiguration: "ON" },
      { name: "patients", mfaConfiguration: "OPTIONAL" },
    ],
  },
  "cognito-session-timeout": {
    ...five(
      client(60, "minutes", 12, "hours"),
      client(8, "hours", 12, "hours"),
      client(60, "minutes", 12, "days"),
      "accessTokenValidity",
      { name: "patient-app" },
    ),
    lookAlike: [
      client(60, "minutes", 12, "days"),
      client(60, "hours", 12, "hours"),
      { name: "staff-web", accessTokenValidity: 1 },
    ],
  },
};
