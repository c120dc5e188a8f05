import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { physicalName } from "./physical-names.ts";

const limits = [
  ["event-bus", 256, /^[A-Za-z0-9._-]+$/],
  ["event-rule", 64, /^[A-Za-z0-9._-]+$/],
  ["event-target", 64, /^[A-Za-z0-9._-]+$/],
  ["event-archive", 48, /^[A-Za-z0-9._-]+$/],
  ["queue", 80, /^[A-Za-z0-9_-]+$/],
  ["key-alias", 256, /^[A-Za-z0-9/_-]+$/],
  ["log-group", 512, /^[A-Za-z0-9._/#-]+$/],
  ["log-delivery", 60, /^[A-Za-z0-9_-]+$/],
  ["role", 64, /^[A-Za-z0-9+=,.@_-]+$/],
  ["iam-policy", 128, /^[A-Za-z0-9+=,.@_-]+$/],
  ["bucket", 63, /^[a-z0-9][a-z0-9-]*[a-z0-9]$/],
  ["trail", 128, /^[A-Za-z0-9._-]+$/],
  ["conformance-pack", 256, /^[A-Za-z0-9-]+$/],
  ["topic", 256, /^[A-Za-z0-9_-]+$/],
  ["alarm", 255, /^[A-Za-z0-9._/-]+$/],
] as const;

describe("physical names", () => {
  it("keeps a name that fits as it is", () => {
    expect(physicalName("queue", ["wardrail", "prod", "booking"])).toBe("wardrail-prod-booking");
  });

  it.each(limits)(
    "never exceeds what AWS takes for a %s: %i characters of its alphabet",
    (kind, longest, alphabet) => {
      fc.assert(
        fc.property(
          fc.array(fc.string({ minLength: 1, maxLength: 200 }), { minLength: 1, maxLength: 5 }),
          (parts) => {
            const name = physicalName(kind, parts);
            expect(name.length).toBeLessThanOrEqual(longest);
            expect(name).toMatch(alphabet);
          },
        ),
      );
    },
  );

  it("gives two long names that differ only at the end two names", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{80,120}$/), fc.stringMatching(/^[a-z]{1,9}$/), (start, end) => {
        expect(physicalName("event-archive", [start])).not.toBe(physicalName("event-archive", [start, end]));
      }),
    );
  });

  it("gives two names that differ only in a refused character two names", () => {
    expect(physicalName("queue", ["a b"])).not.toBe(physicalName("queue", ["a.b"]));
    expect(physicalName("queue", ["a b"])).not.toBe(physicalName("queue", ["a-b"]));
  });
});
