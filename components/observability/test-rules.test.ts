import { describe, expect, it } from "vitest";
import { casesByGroup } from "./cases/index.ts";
import { beyond, firesAbove, judged, shortOf } from "./cases/levels.ts";
import { alertsOf, type Catalogue, catalogue } from "./catalogue.ts";
import { findTool } from "./checks/promtool.ts";
import { type AlertGroup, type AlertRule, alertGroups } from "./rule-types.ts";
import { testRules } from "./test-rules.ts";

const promtool = await findTool("promtool");
const whyNot = "missing" in promtool ? ` (skipped: ${promtool.missing})` : "";
const cases = alertGroups.flatMap((group) => casesByGroup[group]);
const casesOf = ({ alert }: AlertRule) => cases.filter((one) => one.alert === alert);

const withoutSlos: Catalogue = { ...catalogue, serviceLevelObjectives: [] };

/** The cases of one group, or none. */
function casesOfGroup(group: AlertGroup | undefined): typeof casesByGroup {
  const entries = alertGroups.map((each) => [each, each === group ? casesByGroup[each] : []]);
  return Object.fromEntries(entries) as typeof casesByGroup;
}

/** The dead-man switch must never be silent. */
const alwaysFires = "Watchdog";

describe.each(alertsOf(catalogue).map((alert) => [alert.alert, alert] as const))("%s", (name, alert) => {
  it("has a case in which it fires and one in which it must not", () => {
    const own = casesOf(alert);
    expect(own.length).toBeGreaterThan(0);
    const silent = own.flatMap((one) => [...judged(alert, one), ...(one.lookAlikes ?? [])]);
    if (name !== alwaysFires) expect(silent.length).toBeGreaterThan(0);
  });

  it("has every threshold but whole numbers of triggers judged so closely that a tenth more or less would show", () => {
    const judgedSomewhere = new Set(casesOf(alert).flatMap((one) => judged(alert, one)));
    for (const [threshold, { value }] of Object.entries(alert.thresholds)) {
      if (name === "SystemOverload" && threshold === "triggers") continue;
      expect(judgedSomewhere).toContain(threshold);
      const [fires, silent] = [beyond(alert)(threshold), shortOf(alert, threshold)(threshold)];
      const [lower, upper] = firesAbove(alert.expr, threshold) ? [silent, fires] : [fires, silent];
      expect(lower).toBeGreaterThan(value * 0.9);
      expect(upper).toBeLessThan(value * 1.1);
      expect(lower).toBeLessThan(upper);
    }
  });
});

describe("promtool", () => {
  it.skipIf(whyNot !== "").each(alertGroups)(
    `sees every alert of %s fire at its time and stay silent for every look-alike${whyNot}`,
    async (group) => {
      const { state, failures } = await testRules({ catalogue: withoutSlos, cases: casesOfGroup(group) });
      expect(failures).toEqual([]);
      expect(state).toBe("passed");
    },
  );

  it.skipIf(whyNot !== "").each(catalogue.serviceLevelObjectives)(
    `sees $name burn at the speeds it does and no other${whyNot}`,
    async (slo) => {
      const { state, failures } = await testRules({
        catalogue: { ...catalogue, serviceLevelObjectives: [slo] },
        cases: casesOfGroup(undefined),
      });
      expect(failures).toEqual([]);
      expect(state).toBe("passed");
    },
  );

  it.skipIf(whyNot !== "")(`sees a threshold that was moved by a tenth${whyNot}`, async () => {
    const emergency = catalogue.alertsByGroup.emergency.map((alert) =>
      alert.alert === "EmergencyResponseSlow"
        ? { ...alert, expr: alert.expr.replace("$limit", "$limit * 1.1") }
        : alert,
    );
    const moved: Catalogue = {
      ...catalogue,
      serviceLevelObjectives: [],
      alertsByGroup: { ...catalogue.alertsByGroup, emergency },
    };
    const { state, failures } = await testRules({ catalogue: moved, cases: casesOfGroup("emergency") });
    expect(state).toBe("failed");
    expect(failures.map(({ alert }) => alert)).toEqual(["EmergencyResponseSlow"]);
  });

  it.skipIf(whyNot !== "")(`sees an objective that counts its failures as good${whyNot}`, async () => {
    const slos = catalogue.serviceLevelObjectives.filter(({ name }) => name === "booking-availability");
    const run = (serviceLevelObjectives: Catalogue["serviceLevelObjectives"]) =>
      testRules({ catalogue: { ...catalogue, serviceLevelObjectives }, cases: casesOfGroup(undefined) });
    expect((await run(slos)).failures).toEqual([]);
    const lenient = slos.map((slo) => ({ ...slo, good: slo.total }));
    expect((await run(lenient)).failures.map(({ alert }) => alert)).toContain(
      "BookingAvailabilityBudgetBurn",
    );
  });

  it("that is not there makes the tests skipped, with the reason", async () => {
    const { state, detail, testCount } = await testRules({ environment: { PATH: "" } });
    expect({ state, detail }).toEqual({
      state: "skipped",
      detail: "promtool is not on PATH and WARDRAIL_PROMTOOL is not set",
    });
    expect(testCount).toBeGreaterThan(250);
  });
});
