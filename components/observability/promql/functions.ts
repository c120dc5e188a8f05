export type ValueType = "scalar" | "vector" | "range" | "string";

export interface FunctionSignature {
  readonly takes: readonly ValueType[];
  /** How many of the last arguments may be left out. */
  readonly optional: number;
  /** The last argument may be repeated. */
  readonly repeats: boolean;
  readonly gives: ValueType;
}

const signature = (
  takes: readonly ValueType[],
  more: Partial<Omit<FunctionSignature, "takes">> = {},
): FunctionSignature => ({ takes, optional: 0, repeats: false, gives: "vector", ...more });

const each = (names: string, of: FunctionSignature) => names.split(" ").map((name) => [name, of] as const);

/** Signatures of PromQL's functions (promql/parser/functions.go of Prometheus 3). */
export const functionSignatures: ReadonlyMap<string, FunctionSignature> = new Map([
  ...each(
    "abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count " +
      "histogram_stddev histogram_stdvar histogram_sum ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh timestamp",
    signature(["vector"]),
  ),
  ...each(
    "absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate " +
      "last_over_time mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time " +
      "stdvar_over_time sum_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time",
    signature(["range"]),
  ),
  ...each(
    "day_of_month day_of_week day_of_year days_in_month hour minute month year",
    signature(["vector"], { optional: 1 }),
  ),
  ...each("clamp_max clamp_min", signature(["vector", "scalar"])),
  ...each(
    "sort_by_label sort_by_label_desc",
    signature(["vector", "string"], { optional: 1, repeats: true }),
  ),
  ...each("pi time", signature([], { gives: "scalar" })),
  ["clamp", signature(["vector", "scalar", "scalar"])],
  ["double_exponential_smoothing", signature(["range", "scalar", "scalar"])],
  ["histogram_fraction", signature(["scalar", "scalar", "vector"])],
  ["histogram_quantile", signature(["scalar", "vector"])],
  ["histogram_quantiles", signature(["vector", "string", "scalar"], { repeats: true })],
  ["info", signature(["vector", "vector"], { optional: 1 })],
  ["label_join", signature(["vector", "string", "string", "string"], { optional: 1, repeats: true })],
  ["label_replace", signature(["vector", "string", "string", "string", "string"])],
  ["predict_linear", signature(["range", "scalar"])],
  ["quantile_over_time", signature(["scalar", "range"])],
  ["round", signature(["vector", "scalar"], { optional: 1 })],
  ["scalar", signature(["vector"], { gives: "scalar" })],
  ["vector", signature(["scalar"])],
]);

/** Aggregations whose first argument is a number, or a label name for `count_values`. */
export const aggregationParameters: ReadonlyMap<string, ValueType> = new Map([
  ["topk", "scalar"],
  ["bottomk", "scalar"],
  ["quantile", "scalar"],
  ["limitk", "scalar"],
  ["limit_ratio", "scalar"],
  ["count_values", "string"],
]);

/** Functions that read a counter's growth and make nonsense of a gauge, which may fall. */
export const counterFunctions: ReadonlySet<string> = new Set(["rate", "irate", "increase", "resets"]);

/** Functions that read a gauge's course and mistake a counter's restart for a fall. */
export const gaugeFunctions: ReadonlySet<string> = new Set([
  "delta",
  "idelta",
  "deriv",
  "predict_linear",
  "double_exponential_smoothing",
]);
