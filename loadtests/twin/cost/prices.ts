import * as v from "valibot";
import type { Checked } from "../../../exchange/problem.ts";

const price = v.pipe(v.number(), v.finite(), v.minValue(0));
const schema = v.strictObject({
  /** ISO 4217. */
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  /** The day the prices were looked up, ISO 8601. */
  asOf: v.pipe(v.string(), v.isoDate()),
  perNodeHour: price,
  perMillionGatewayRequests: price,
  perMillionEvents: price,
  perMillionLambdaRequests: price,
  perLambdaGbSecond: price,
});

/** Prices in units of `currency`; the toolkit brings none, because they change and differ per contract. */
export type Prices = v.InferOutput<typeof schema>;

/** Reads a price file; every wrong or missing field is reported with its path. */
export function readPrices(text: string, file: string): Checked<Prices> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return {
      ok: false,
      problems: [{ file, path: "", found: "text that is no JSON", wanted: "a price file" }],
    };
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return { ok: true, value: parsed.output };
  return {
    ok: false,
    problems: parsed.issues.map((issue) => ({
      file,
      path: v.getDotPath(issue) ?? "",
      found: issue.received,
      wanted: issue.expected ?? "a price",
    })),
  };
}
