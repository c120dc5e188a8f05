import { describe, expect, it } from "vitest";
import type { GraphResource } from "../../exchange/resource-graph.ts";
import { OfflineMonitor } from "../../stacks/offline/monitor.ts";
import { runProgram } from "../../stacks/offline/run-program.ts";
import { longestRotationDays, RotatedSecret } from "./rotated-secret.ts";

const accountId = "111122223333";
const keyIn = (region: string) => ({ arn: `arn:aws:kms:${region}:${accountId}:key/mrk-1`, keyId: "mrk-1" });

async function rendered(everyDays: number): Promise<readonly GraphResource[]> {
  const facts = { project: "wardrail", stack: "test", accountId, region: "us-east-1" };
  const monitor = new OfflineMonitor({
    ...facts,
    providerSettings: {},
    computedValues: "synthesised",
    upstreamOutputs: () => undefined,
  });
  const program = async () => {
    new RotatedSecret("vendor", {
      service: "notifications",
      purpose: "voice-vendor-token",
      accountId,
      regions: { primary: "us-east-1", secondary: "us-west-2" },
      keys: { primary: keyIn("us-east-1"), secondary: keyIn("us-west-2") },
      rotation: { functionArn: `arn:aws:lambda:us-east-1:${accountId}:function:rotate`, everyDays },
      dataClass: "operational",
      tier: 1,
      ownership: { environment: "prod", owner: "o", costCenter: "c" },
    });
    return {};
  };
  const config = { values: {}, secretKeys: [] };
  await runProgram(program, monitor, { ...facts, config, dryRun: false, stackTraces: false });
  return monitor.resources;
}

describe("a rotated secret", async () => {
  const resources = await rendered(30);
  const one = (type: string) => {
    const found = resources.filter((resource) => resource.type === type);
    expect(found, type).toHaveLength(1);
    return found[0];
  };

  it("is encrypted with our key in both regions and can be saved for 30 days", () => {
    const secret = one("aws:secretsmanager/secret:Secret");
    expect(secret).toMatchObject({ protect: true, region: "us-east-1" });
    expect(secret?.inputs).toMatchObject({
      name: "wardrail/prod/notifications/voice-vendor-token",
      kmsKeyId: keyIn("us-east-1").arn,
      recoveryWindowInDays: 30,
      replicas: [{ region: "us-west-2", kmsKeyId: keyIn("us-west-2").arn }],
      tags: { "wardrail:tier": "1", "wardrail:data-class": "operational" },
    });
  });

  it("never has its value in the program or the state", () => {
    expect(resources.some(({ type }) => type.includes("secretVersion"))).toBe(false);
    expect(JSON.stringify(resources)).not.toMatch(/secretString|secretBinary/);
  });

  it("rotates from the first moment, by a function only Secrets Manager may call for it", () => {
    const secret = one("aws:secretsmanager/secret:Secret");
    const rotation = one("aws:secretsmanager/secretRotation:SecretRotation");
    expect(rotation?.inputs).toMatchObject({
      rotateImmediately: true,
      rotationRules: { automaticallyAfterDays: 30 },
    });
    const permission = one("aws:lambda/permission:Permission");
    expect(permission?.inputs).toMatchObject({
      principal: "secretsmanager.amazonaws.com",
      sourceAccount: accountId,
      sourceArn: secret?.outputs["arn"],
    });
    expect(rotation?.dependencies).toContain(permission?.urn);
  });

  it("is refused to other accounts and without TLS", () => {
    const policy = one("aws:secretsmanager/secretPolicy:SecretPolicy");
    expect(policy?.inputs["blockPublicPolicy"]).toBe(true);
    const statements = JSON.parse(String(policy?.inputs["policy"])).Statement;
    expect(statements.map(({ Effect }: { Effect: string }) => Effect)).toEqual(["Deny", "Deny"]);
  });

  it("must rotate within a quarter", async () => {
    for (const days of [0, 1.5, longestRotationDays + 1]) {
      await expect(rendered(days)).rejects.toThrow(/rotation\.everyDays|from 1 to 90/);
    }
  });
});
