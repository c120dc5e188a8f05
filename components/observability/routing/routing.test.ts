import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "../catalogue.ts";
import { findTool } from "../checks/promtool.ts";
import { readRules } from "../checks/rule-check.ts";
import { ruleGroups } from "../rule-groups.ts";
import { serviceTiers } from "../slos/slo-types.ts";
import { alertmanagerConfig } from "./alertmanager-config.ts";
import type { AlertmanagerConfig, Route } from "./alertmanager-types.ts";
import { checkRouting } from "./check-routing.ts";
import { parseMatcher } from "./matchers.ts";
import { placeholderAddresses } from "./placeholder-addresses.ts";
import { routesFor } from "./route-tree.ts";
import { routingProblems } from "./routing-check.ts";
import { type SilenceRequest, silenceProblems } from "./silences.ts";
import { timeIntervalProblems } from "./time-intervals.ts";

const config = alertmanagerConfig({ addresses: placeholderAddresses });
const { rules } = readRules(catalogue, ruleGroups(catalogue));
const problemsOf = (changed: Partial<AlertmanagerConfig>) =>
  routingProblems({ ...config, ...changed }, rules);
const amtool = await findTool("amtool");
const whyNot = "missing" in amtool ? ` (skipped: ${amtool.missing})` : "";

/** The configuration with one change in every route below the root. */
const withRoutes = (change: (route: Route) => Route | undefined) => ({
  route: { ...config.route, routes: (config.route.routes ?? []).flatMap((route) => change(route) ?? []) },
});

describe("alerts reach the people of their severity", () => {
  it("in every tier", () => {
    for (const tier of serviceTiers) {
      const tiered = readRules(catalogue, ruleGroups(catalogue, { tier }));
      expect(routingProblems(config, tiered.rules)).toEqual([]);
    }
  });

  it("and emergencies without any wait", () => {
    const [route] = routesFor(config.route, { alertname: "EmergencyServiceDown", severity: "emergency" });
    expect(route).toEqual({ receiver: "emergency", muteTimeIntervals: [], groupWait: "0s" });
  });

  it("and an alert nobody thought of wakes the emergency team rather than no one", () => {
    expect(routesFor(config.route, { severity: "unheard-of" })).toEqual([
      expect.objectContaining({ receiver: "emergency" }),
    ]);
  });

  it("and a minor alert of patients' is not muted at night while others of its severity are", () => {
    const muted = (patientSafety: string) =>
      routesFor(config.route, { severity: "medium", patient_safety: patientSafety })[0]?.muteTimeIntervals;
    expect(muted("true")).toEqual([]);
    expect(muted("false")).toEqual(["low-usage-hours"]);
  });

  it.skipIf(whyNot !== "")(`as amtool reads the same configuration${whyNot}`, async () => {
    const { checks, problems } = await checkRouting();
    expect(problems).toEqual([]);
    expect(checks.map(({ state }) => state)).toEqual(["passed", "passed"]);
  });

  it("and without amtool its checks are skipped, with the reason", async () => {
    const { checks } = await checkRouting({ environment: { PATH: "" } });
    expect(
      checks.every(({ state, detail }) => state === "skipped" && detail.includes("WARDRAIL_AMTOOL")),
    ).toBe(true);
  });
});

describe("a configuration is refused", () => {
  it("that loses the alerts of a severity", () => {
    const lost = problemsOf(withRoutes((route) => (route.receiver === "critical" ? undefined : route)));
    expect(lost).toContainEqual(
      expect.objectContaining({
        path: "route of EmergencyResponseSlow",
        found: "emergency",
        wanted: "critical",
      }),
    );
  });

  it("that mutes a patient-safety alert", () => {
    const muted = problemsOf(withRoutes((route) => ({ ...route, mute_time_intervals: ["weekend"] })));
    expect(muted).toContainEqual(
      expect.objectContaining({ path: "route of ServiceDown", found: "muted during weekend" }),
    );
    expect(muted).not.toContainEqual(expect.objectContaining({ path: "route of HpaAtMax" }));
  });

  it("that lets a patient-safety alert wait", () => {
    const late = problemsOf(withRoutes((route) => ({ ...route, group_wait: "5m" })));
    expect(late).toContainEqual(
      expect.objectContaining({
        path: "route of EmergencyServiceDown",
        found: "group_wait 5m",
        wanted: "0s",
      }),
    );
  });

  it.each([
    [
      "lets a lesser alert silence patients'",
      ['alertname="HighErrorRate"'],
      ['alertname="ServiceDown"'],
      ["region"],
      "HighErrorRate (high) silences ServiceDown (critical)",
    ],
    [
      "lets an equal alert silence patients'",
      ['alertname="DatabaseDown"'],
      ['alertname="DatabaseConnectionExhaustion"'],
      ["cluster"],
      "DatabaseDown (critical) silences DatabaseConnectionExhaustion (critical)",
    ],
    [
      "compares a label its source has not",
      ['alertname="DatabaseDown"'],
      ['alertname="HpaAtMax"'],
      ["service"],
      "DatabaseDown carries no service",
    ],
    [
      "waits for an alert that does not exist",
      ['alertname="Gone"'],
      ['alertname="HpaAtMax"'],
      [],
      'no alert matches alertname="Gone"',
    ],
    ["cannot be read", ["alertname=Gone"], ['alertname="HpaAtMax"'], [], "alertname=Gone"],
  ])("that %s", (_, source_matchers, target_matchers, equal, found) => {
    expect(problemsOf({ inhibit_rules: [{ source_matchers, target_matchers, equal }] })).toContainEqual(
      expect.objectContaining({ found }),
    );
  });

  it("with a receiver that tells nobody", () => {
    const receivers = config.receivers.map((receiver) =>
      receiver.name === "low" ? { name: "low" } : receiver,
    );
    expect(problemsOf({ receivers })).toEqual([
      expect.objectContaining({ path: "receiver low", found: "no channel" }),
    ]);
  });

  it("with a mute window over midnight, an empty one, or one that is none", () => {
    const problems = timeIntervalProblems([
      { name: "night", times: [{ from: "23:00", to: "06:00" }] },
      { name: "empty", times: [{ from: "08:00", to: "08:00" }] },
      { name: "odd", times: [{ from: "8", to: "24:30" }] },
    ]);
    expect(problems.map(({ file }) => file)).toEqual([
      "time interval night",
      "time interval empty",
      "time interval odd",
    ]);
  });
});

it("matchers are read as they are written", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("=", "!=", "=~", "!~"),
      fc.stringMatching(/^[\w |.-]*$/),
      (operator, value) => {
        expect(parseMatcher(`label${operator}"${value}"`)).toEqual({ label: "label", operator, value });
      },
    ),
  );
});

describe("a silence", () => {
  const silence: SilenceRequest = {
    ticket: "chg-1",
    author: "on-call engineer",
    reason: "load test of flu-season",
    startsAt: "2026-10-01T02:00:00Z",
    endsAt: "2026-10-01T05:00:00Z",
    matchers: ['alertname="HpaAtMax"', 'patient_safety="false"'],
  };

  it("with ticket, author, end and a narrow matcher is allowed", () =>
    expect(silenceProblems(silence)).toEqual([]));

  it.each<[string, Partial<SilenceRequest>, string]>([
    ["without a ticket", { ticket: " " }, "ticket"],
    ["without an author", { author: "" }, "author"],
    ["longer than a day", { endsAt: "2026-10-02T02:00:01Z" }, "endsAt"],
    ["that ends before it starts", { endsAt: "2026-09-30T02:00:00Z" }, "endsAt"],
    ["with an end that is no time", { endsAt: "tomorrow" }, "endsAt"],
    ["of everything", { matchers: ['alertname=~".*"', 'patient_safety="false"'] }, "matchers"],
    ["of a whole severity", { matchers: ['severity="high"', 'patient_safety="false"'] }, "matchers"],
    [
      "that names what it spares and nothing else",
      { matchers: ['alertname!="X"', 'patient_safety="false"'] },
      "matchers",
    ],
    ["that could reach patients' alerts", { matchers: ['service="booking"'] }, "matchers"],
    ["of patients' alerts", { matchers: ['service="booking"', 'patient_safety="true"'] }, "matchers"],
    [
      "of emergencies",
      { matchers: ['alertname="X"', 'severity="emergency"', 'patient_safety="false"'] },
      "matchers",
    ],
  ])("%s is refused", (_, change, path) => {
    expect(silenceProblems({ ...silence, ...change })).toContainEqual(expect.objectContaining({ path }));
  });
});
