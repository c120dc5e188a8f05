import { expect, it } from "vitest";
import { catalogue } from "../catalogue.ts";
import { boards } from "./boards.ts";
import { grafanaDashboard } from "./grafana.ts";

const dashboards = boards.map((board) => grafanaDashboard(board, catalogue));

it("carry every panel once, side by side and without overlap", () => {
  for (const [index, { panels = [] }] of dashboards.entries()) {
    expect(panels.map((panel) => ("title" in panel ? panel.title : ""))).toEqual(
      boards[index]?.panels.map(({ title }) => title),
    );
    const cells = panels.flatMap(({ gridPos }) => {
      expect((gridPos?.x ?? 0) + (gridPos?.w ?? 0)).toBeLessThanOrEqual(24);
      return Array.from({ length: (gridPos?.w ?? 0) * (gridPos?.h ?? 0) }, (_, cell) =>
        [
          (gridPos?.x ?? 0) + (cell % (gridPos?.w ?? 1)),
          (gridPos?.y ?? 0) + Math.floor(cell / (gridPos?.w ?? 1)),
        ].join(),
      );
    });
    expect(new Set(cells).size).toBe(cells.length);
  }
});

it("draw the 2 s of the emergency response where the alert has them", () => {
  const clinical = dashboards.find(({ uid }) => uid === "wardrail-clinical");
  const panel = clinical?.panels?.find((each) => "title" in each && each.title === "Emergency response");
  expect(JSON.stringify(panel)).toContain(
    '"steps":[{"value":null,"color":"transparent"},{"value":2,"color":"red"}]',
  );
});

it("name no data source of one installation", () => {
  for (const dashboard of dashboards) {
    const text = JSON.stringify(dashboard);
    for (const [, uid] of text.matchAll(/"type":"prometheus","uid":"([^"]*)"/g))
      expect(uid).toBe(`\${datasource}`);
  }
});
