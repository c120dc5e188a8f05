import fc from "fast-check";
import { expect, test } from "vitest";
import { fitDetail, fitWords, wrapWords } from "./terminal-text.ts";

test("drops a detail in brackets before it cuts, and cuts between words", () => {
  const text = "booking: node launch (104 of 175 s)";
  expect(fitDetail(text, 35)).toBe(text);
  expect(fitDetail(text, 34)).toBe("booking: node launch");
  expect(fitDetail(text, 18)).toBe("booking: node…");
  expect(fitWords("metric window and synchronisation", 20)).toBe("metric window and…");
});

test("wraps between words and says when lines do not hold all", () => {
  expect(wrapWords("one two three four", 9, 2)).toEqual(["one two", "three…"]);
  expect(wrapWords("one two three four", 10, 2)).toEqual(["one two", "three four"]);
});

test("never exceeds the width", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 4, max: 40 }), (text, size) => {
      for (const line of [fitWords(text, size), fitDetail(text, size), ...wrapWords(text, size, 3)])
        expect(Array.from(line).length).toBeLessThanOrEqual(size);
    }),
  );
});
