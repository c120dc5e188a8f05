import { expect, it } from "vitest";
import { alertsOf, catalogue } from "./catalogue.ts";
import { explainAlert } from "./explain.ts";

const textOf = (name: string) => {
  const explained = explainAlert(name);
  return explained.ok ? explained.value : "";
};

it("tells what EmergencyResponseSlow means, whom it hurts, what to do, who is told, and where 2 s comes from", () => {
  const text = textOf("emergencyresponseslow");
  for (const part of [
    "EmergencyResponseSlow (critical, patient safety)",
    "Hurts:     Responders learn of an emergency late.",
    "1. Check emergency system load",
    "runbooks/emergency-response-slow.md",
    "answered within 15 min, resolved within 4 h, next person after 30 min",
    "limit = 2 s; OPS-MON-04; source: operations chapter",
    "Never muted",
  ])
    expect(text).toContain(part);
});

it("explains every alert without a template or a placeholder left in it", () => {
  for (const { alert } of [...alertsOf(catalogue), ...catalogue.serviceLevelObjectives]) {
    const text = textOf(alert);
    expect(text.length, alert).toBeGreaterThan(200);
    expect(text, alert).not.toMatch(/\{\{|undefined|NaN|\$[a-z]/);
  }
});

it("proposes the nearest name for one that is not there", () => {
  expect(explainAlert("EmergencyResponsSlow")).toEqual({
    ok: false,
    problems: [
      {
        file: "alerts",
        path: "alert",
        found: "EmergencyResponsSlow",
        wanted: "perhaps EmergencyResponseSlow",
      },
    ],
  });
});

it("proposes every alert that a part of a name may mean, those of objectives too", () => {
  const wantedFor = (name: string) => {
    const explained = explainAlert(name);
    return explained.ok ? "" : (explained.problems[0]?.wanted ?? "");
  };
  expect(wantedFor("EmergencyService")).toContain("EmergencyServiceDown");
  expect(wantedFor("bookingavailability")).toContain("BookingAvailabilityBudgetBurn");
  expect(wantedFor("zzzzzzzzzz")).toBe("the name of an alert or of a budget-burn alert");
});
