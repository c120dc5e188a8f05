import { tagged } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { and, or, truth } from "../../truth.ts";
import { is } from "../../view.ts";

/** A pool is for patients by its tag audience or its name; any other counts as staff. */
export const cognitoMfa = resourceRule({
  id: "cognito-mfa",
  title: "Patient and staff pools demand MFA",
  service: "Cognito",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(i)", "164.312(d)"],
  hitrust: ["01.q"],
  nist: ["IA-2", "IA-5", "AC-2"],
  fix: "Set mfaConfiguration ON (staff) or at least OPTIONAL (patients).",
  types: ["aws:cognito/userPool:UserPool"],
  check: (pool) => {
    const patients = or(
      tagged(pool, "audience", "patient", "patients"),
      truth(/patient/i.test(`${pool.name} ${pool.at("name").text ?? ""}`), "name"),
    );
    return or(
      is(pool.at("mfaConfiguration"), "ON"),
      and(patients, is(pool.at("mfaConfiguration"), "OPTIONAL")),
    );
  },
});
