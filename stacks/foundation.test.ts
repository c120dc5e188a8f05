import { describe, expect, it } from "vitest";
import { input, renderReferenceEstate } from "./rendered-estate.ts";

const { ofType } = await renderReferenceEstate();

describe("keys", () => {
  it("are multi-region, rotate every year and can be saved for 30 days", () => {
    const keys = ofType("aws:kms/key:Key");
    expect(keys.map(({ name }) => name).sort()).toEqual(["audit-key", "operational-key", "phi-key"]);
    for (const key of keys) {
      expect(key.inputs).toMatchObject({
        multiRegion: true,
        enableKeyRotation: true,
        rotationPeriodInDays: 365,
        deletionWindowInDays: 30,
      });
    }
  });

  it("have a replica in the second region under the same policy", () => {
    for (const replica of ofType("aws:kms/replicaKey:ReplicaKey")) {
      const key = ofType("aws:kms/key:Key").find(
        ({ outputs }) => outputs["arn"] === input(replica, "primaryKeyArn"),
      );
      expect(replica.region).toBe("us-west-2");
      expect(key?.region).toBe("us-east-1");
      expect(input(replica, "policy")).toBe(key?.inputs["policy"]);
      expect(input(replica, "deletionWindowInDays")).toBe(30);
    }
  });
});
