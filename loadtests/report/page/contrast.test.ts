import { expect, test } from "vitest";
import { styles } from "./styles.ts";

const [light = "", dark = ""] = Array.from(
  styles.matchAll(/:root \{([^}]*--paper[^}]*)\}/g),
  ([, block = ""]) => block,
);
const texts = ["ink", "soft", "link", "good", "warning", "bad", "unknown"];
const surfaces = ["paper", "surface"];

test.each([
  ["light", light],
  ["dark", dark],
])("every text colour can be read on every surface, %s", (_, block) => {
  const pairs = texts.flatMap((text) =>
    surfaces.map((surface) => ({ text, surface, contrast: contrast(block, text, surface) })),
  );
  expect(pairs).toHaveLength(14);
  expect(pairs.filter((pair) => !(pair.contrast >= 4.5))).toEqual([]);
});

/** Contrast of two colours by WCAG 2.2: (lighter + 0.05) / (darker + 0.05). */
function contrast(block: string, left: string, right: string): number {
  const [high = 0, low = 0] = [luminance(block, left), luminance(block, right)].toSorted(
    (one, other) => other - one,
  );
  return (high + 0.05) / (low + 0.05);
}

function luminance(block: string, name: string): number {
  const hex = new RegExp(`--${name}: #([0-9a-f]{6})`).exec(block)?.[1] ?? "";
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
