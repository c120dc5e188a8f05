import { describe, expect, it } from "vitest";
import { conformanceTemplate, longestTemplateBytes } from "./conformance-pack.ts";
import { rulesOfEveryRegion, rulesOfHomeRegion } from "./conformance-rules.ts";

const resourcesOf = (region: "home" | "other"): Record<string, { readonly Properties: unknown }> =>
  JSON.parse(conformanceTemplate(region)).Resources;

describe("the HIPAA conformance pack", () => {
  it("fits into the call and into what a pack may hold", () => {
    expect(Buffer.byteLength(conformanceTemplate("home"))).toBeLessThan(longestTemplateBytes);
    // AWS Config quotas: 130 rules in a pack.
    expect(Object.keys(resourcesOf("home")).length).toBeLessThanOrEqual(130);
  });

  it("has every rule once, under a name of its own", () => {
    const all = [...rulesOfHomeRegion, ...rulesOfEveryRegion].map(({ identifier }) => identifier);
    expect(new Set(all).size).toBe(all.length);
    expect(Object.keys(resourcesOf("home"))).toHaveLength(all.length);
    for (const identifier of all) expect(identifier).toMatch(/^[A-Z0-9]+(_[A-Z0-9]+)+$/);
  });

  it("watches users and the root user where they are recorded, and only there", () => {
    const other = conformanceTemplate("other");
    for (const { identifier } of rulesOfHomeRegion) {
      expect(conformanceTemplate("home")).toContain(`"${identifier}"`);
      expect(other).not.toContain(`"${identifier}"`);
    }
    expect(other).not.toMatch(/"(IAM|ROOT|MFA|ACCESS_KEYS)_/);
  });

  it("says for every rule which safeguard it watches", () => {
    for (const { Properties } of Object.values(resourcesOf("home"))) {
      expect(Properties).toMatchObject({
        Description: expect.stringMatching(/^45 CFR 164\.3\d\d\([a-z]\)/),
        Source: { Owner: "AWS" },
      });
    }
  });

  it("asks the same of passwords as the account's password policy", () => {
    expect(resourcesOf("home")["IamPasswordPolicy"]?.Properties).toMatchObject({
      ConfigRuleName: "hipaa-iam-password-policy",
      InputParameters: { MinimumPasswordLength: "14", PasswordReusePrevention: "24", MaxPasswordAge: "90" },
    });
  });
});
