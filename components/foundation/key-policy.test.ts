import { describe, expect, it } from "vitest";
import { keyPolicy } from "./key-policy.ts";

interface Statement {
  readonly Sid: string;
  readonly Principal: Readonly<Record<string, string | readonly string[]>>;
  readonly Action: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

const administrator = "arn:aws:iam::111122223333:role/key-administrator";
const text = keyPolicy({
  accountId: "111122223333",
  regions: ["us-east-1", "us-west-2"],
  administrators: [administrator],
});
const statements: readonly Statement[] = JSON.parse(text).Statement;
const readsData = [
  "kms:Decrypt",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
];

describe("the key policy", () => {
  it("names every action and every principal", () => {
    for (const { Sid, Action, Principal } of statements) {
      expect(Action.join(), Sid).not.toContain("*");
      expect(JSON.stringify(Principal), Sid).not.toContain("*");
    }
  });

  it("keeps those who manage the key from reading data with it", () => {
    const managing = statements.filter(({ Principal }) => JSON.stringify(Principal).includes(administrator));
    expect(managing).toHaveLength(1);
    expect(managing.flatMap(({ Action }) => Action).filter((action) => readsData.includes(action))).toEqual(
      [],
    );
  });

  it("lets the account read data only through a service and only from within", () => {
    const reading = statements.filter(
      ({ Principal, Action }) => "AWS" in Principal && Action.some((action) => readsData.includes(action)),
    );
    expect(reading.map(({ Sid }) => Sid)).toEqual(["WorkloadsUseKeyThroughServices"]);
    expect(reading[0]?.Condition?.["StringEquals"]).toMatchObject({
      "kms:CallerAccount": "111122223333",
      "kms:ViaService": expect.arrayContaining([
        "sqs.us-east-1.amazonaws.com",
        "sqs.us-west-2.amazonaws.com",
      ]),
    });
  });

  it("binds every AWS service to resources of this account", () => {
    const services = statements.filter(({ Principal }) => "Service" in Principal);
    expect(services.length).toBeGreaterThan(0);
    for (const { Sid, Condition } of services)
      expect(JSON.stringify(Condition), Sid).toContain("111122223333");
  });

  it("can be mended by the account when the administrators' role is lost", () => {
    const recovery = statements.find(({ Sid }) => Sid === "AccountRecoversKey");
    expect(recovery?.Principal).toEqual({ AWS: "arn:aws:iam::111122223333:root" });
    expect(recovery?.Action).toContain("kms:PutKeyPolicy");
  });

  it("fits into the 32 KiB that KMS takes", () => {
    expect(Buffer.byteLength(text)).toBeLessThan(32 * 1024);
  });
});
