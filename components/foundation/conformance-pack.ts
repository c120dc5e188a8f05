import { type ConformanceRule, rulesOfEveryRegion, rulesOfHomeRegion } from "./conformance-rules.ts";

/** Longest template AWS Config takes in the call itself (PutConformancePack, API reference). */
export const longestTemplateBytes = 51_200;

/**
 * The HIPAA rules as the template AWS Config deploys: what policies refuse before deployment, Config watches after
 * it, so that a change by hand is found too (45 CFR 164.308(a)(8)). JSON is YAML, and equal rules give equal bytes.
 */
export function conformanceTemplate(region: "home" | "other"): string {
  const rules = region === "home" ? [...rulesOfHomeRegion, ...rulesOfEveryRegion] : rulesOfEveryRegion;
  return JSON.stringify({
    Resources: Object.fromEntries(rules.map((rule) => [logicalId(rule), resourceOf(rule)])),
  });
}

function resourceOf({ identifier, safeguard, parameters }: ConformanceRule) {
  return {
    Type: "AWS::Config::ConfigRule",
    Properties: {
      ConfigRuleName: `hipaa-${identifier.toLowerCase().replaceAll("_", "-")}`,
      Description: `45 CFR ${safeguard}`,
      Source: { Owner: "AWS", SourceIdentifier: identifier },
      ...(parameters === undefined ? {} : { InputParameters: parameters }),
    },
  };
}

/** CloudFormation takes letters and digits only: `EC2_IMDSV2_CHECK` → `Ec2Imdsv2Check`. */
function logicalId({ identifier }: ConformanceRule): string {
  return identifier
    .split("_")
    .map((word) => `${word.charAt(0)}${word.slice(1).toLowerCase()}`)
    .join("");
}
