import { expect, it } from "vitest";
import { catalogue } from "../catalogue.ts";
import { readRules } from "../checks/rule-check.ts";
import { ruleGroups } from "../rule-groups.ts";
import { boardProblems } from "./board-problems.ts";
import { boards } from "./boards.ts";

const context = readRules(catalogue, ruleGroups(catalogue));

it("hold only queries that the declared metrics answer, and limits that alerts use", () => {
  expect(boardProblems(boards, context)).toEqual([]);
});

it("are refused with an unknown metric, a legend that is gone, or the limit of no alert", () => {
  const [board] = boards;
  if (board === undefined) throw new Error("no dashboard is declared");
  const panel = {
    title: "Spoiled",
    tells: "",
    shows: "course",
    unit: "count",
    queries: [{ expr: "sum by (region) (scheduling_nothing_at_all)", legend: "{{zone}}" }],
    limit: { alert: "NoSuchAlert", threshold: "limit" },
  } as const;
  const problems = boardProblems([{ ...board, panels: [panel] }], context);
  expect(problems.map(({ found }) => found)).toEqual([
    "NoSuchAlert limit",
    "unknown metric scheduling_nothing_at_all",
    "{{zone}}",
  ]);
});
