import { expect, it } from "vitest";
import { alertsOf, catalogue } from "../catalogue.ts";
import { coverageByRequirement } from "./coverage.ts";
import { observabilityPage } from "./page.ts";

it("names what watches each requirement that asks for an alert", () => {
  const coverage = new Map(coverageByRequirement(catalogue).map((each) => [each.requirement, each]));
  expect(coverage.get("OPS-MON-04")).toEqual({
    requirement: "OPS-MON-04",
    alerts: ["EmergencyResponseSlow"],
    slos: ["emergency-response-time"],
  });
  expect(coverage.get("OPS-MON-10")?.alerts).toContain("AuditLogLagHigh");
  expect(coverage.get("OPS-CAP-10")?.alerts).toContain("SurgeScaleOutTooSlow");
  for (const requirement of [
    "OPS-MON-05",
    "OPS-MON-06",
    "OPS-MON-07",
    "OPS-MON-08",
    "OPS-MON-09",
    "OPS-INC-09",
    "OPS-INC-10",
    "OPS-INC-11",
    "OPS-CAP-12",
    "OPS-CAP-14",
  ])
    expect(coverage.get(requirement)?.alerts.length, requirement).toBeGreaterThan(0);
});

it("makes a page that names every alert and leads to its runbook, with tables that hold together", () => {
  const page = observabilityPage(catalogue);
  for (const { alert, runbook } of alertsOf(catalogue))
    expect(page).toContain(`[${alert}](../runbooks/${runbook}.md)`);
  const cells = (line: string) => line.replaceAll("\\|", "").split("|").length;
  const lines = page.split("\n");
  for (const [index, line] of lines.entries())
    if (line.startsWith("|") && lines[index - 1]?.startsWith("|"))
      expect(cells(line), line).toBe(cells(lines[index - 1] ?? ""));
  expect(observabilityPage(catalogue)).toBe(page);
});
