import { describe, expect, it } from "vitest";
import { labelsOf, recoveryGoals, tagsOf } from "./tags.ts";

const ownership = { environment: "prod", owner: "scheduling", costCenter: "clinical" } as const;
const purpose = { service: "booking", dataClass: "phi", tier: 0 } as const;

describe("tags", () => {
  it("say what the data is, whose it is and how soon it must be back", () => {
    expect(tagsOf(ownership, purpose)).toEqual({
      "wardrail:cost-center": "clinical",
      "wardrail:data-class": "phi",
      "wardrail:environment": "prod",
      "wardrail:owner": "scheduling",
      "wardrail:rpo-minutes": "1",
      "wardrail:rto-minutes": "30",
      "wardrail:service": "booking",
      "wardrail:tier": "0",
    });
  });

  it("never promise a lower tier a faster recovery than a higher one", () => {
    const goals = [recoveryGoals[0], recoveryGoals[1], recoveryGoals[2]];
    expect(goals).toEqual(goals.toSorted((a, b) => a.rtoMinutes - b.rtoMinutes));
    expect(goals).toEqual(goals.toSorted((a, b) => a.rpoMinutes - b.rpoMinutes));
  });

  it("have label twins that Kubernetes accepts", () => {
    for (const [key, value] of Object.entries(labelsOf(ownership, purpose))) {
      expect(key).toMatch(
        /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/,
      );
      expect(value).toMatch(/^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/);
    }
  });
});
