import { describe, expect, it } from "vitest";
import { parsePromql } from "./parse.ts";
import { typeProblems } from "./value-types.ts";

const problemsOf = (text: string) => {
  const parsed = parsePromql(text);
  return parsed.ok ? typeProblems(parsed.expression) : parsed.problems;
};

describe("PromQL that Prometheus accepts is accepted", () => {
  it.each([
    "sum_over_time(rate(a_total[5m])[1h:1m])",
    'label_replace(a, "x", "$1", "y", "(.*)")',
    'count_values("v", a)',
    "a @ 1609746000",
    "a @ end() offset 5m",
    "a @ 1609746000 offset 5m",
    "a offset 5m @ start()",
    "rate(a_total[5m] offset 1h)",
    "a < 0.3 * a offset 1w and a offset 1w > 1",
    "a * on (x) group_right (y) b",
    "hour()",
    "-a ^ 2",
    "1 > bool 2",
    "a{b='c', d=`e`}",
    '{__name__="a"}',
    "sum by (region) (a) # why",
  ])("%s", (text) => expect(problemsOf(text)).toEqual([]));
});

describe("PromQL that Prometheus refuses is refused, with the place", () => {
  it.each([
    ["sum(a", 5],
    ["a >", 3],
    ["", 0],
    ["a[5m] + 1", 0],
    ["rate(a)", 5],
    ["rate(a[5m], 1)", 0],
    ["sum(a) offset 5m", 7],
    ["nonsense(a)", 8],
    ['a{b="c}', 4],
    ['a{b="\\q"}', 4],
    ['{b=~".*"}', 0],
    ['a{__name__="b"}', 0],
    ["a and 1", 0],
    ["1 > 2", 0],
    ["a > bool", 8],
    ["a + on (x) group_left (x) b", 0],
    ["a / b[5m:1m]", 0],
    ["a[0s]", 2],
    ["topk(a)", 0],
  ])("%s at %i", (text, at) => expect(problemsOf(text)[0]).toMatchObject({ at }));
});

it("gives `offset` the selector before it and not the comparison around it", () => {
  const parsed = parsePromql("a and b offset 1w > 1");
  expect(parsed.ok && parsed.expression).toMatchObject({
    kind: "binary",
    operator: "and",
    right: { kind: "binary", operator: ">" },
  });
});
