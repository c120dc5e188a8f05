import { describe, expect, it } from "vitest";
import { podsHeldWithoutOneZone, smallestVpcPrefixHolding } from "./address-need.ts";

describe("the size of a VPC", () => {
  it("counts two zones, less what AWS and the endpoints take", () => {
    expect(podsHeldWithoutOneZone(16)).toBe(2 * (8192 - 5 - 15));
    expect(podsHeldWithoutOneZone(20)).toBe(2 * (512 - 5 - 15));
  });

  it("is the smallest that holds the pods: one more pod needs the next", () => {
    for (const prefix of [16, 17, 18, 19, 20, 21, 22]) {
      const most = podsHeldWithoutOneZone(prefix);
      expect(smallestVpcPrefixHolding(most)).toBe(prefix);
      expect(smallestVpcPrefixHolding(most + 1)).toBe(prefix === 16 ? undefined : prefix - 1);
    }
  });
});
