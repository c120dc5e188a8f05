import { describe, expect, it } from "vitest";
import { fixtureEstate } from "../fixture/estate.ts";
import { forecastSeason } from "../forecast/season.ts";
import { levelsOf, type ServiceLevels, slaStatement } from "./statement.ts";
import { type Tier, tiers } from "./tiers.ts";

const kept: ServiceLevels = {
  origin: "measured",
  uptimePercent: 99.995,
  emergencyUptimePercent: 100,
  p99Milliseconds: 400,
  emergencySeconds: 1,
  errorPercent: 0.1,
};

function tier(name: Tier["name"]): Tier {
  const found = tiers.find((candidate) => candidate.name === name);
  if (found === undefined) throw new RangeError(name);
  return found;
}

describe("the statement of service levels", () => {
  it("owes nothing for kept promises", () => {
    for (const each of tiers) expect(slaStatement(each, kept).creditShare).toBe(0);
  });

  it.each([
    [99.99, 0],
    [99.98, 0.1],
    [99.5, 0.25],
    [98, 1],
  ])("with %d %% uptime owes the enterprise tier %d of the fee", (uptimePercent, credit) => {
    expect(slaStatement(tier("enterprise"), { ...kept, uptimePercent }).creditShare).toBe(credit);
  });

  it("tells a broken promise of an unguaranteed tier without paying for it", () => {
    const statement = slaStatement(tier("basic"), { ...kept, uptimePercent: 90 });
    expect(statement.lines[0]?.state).toBe("broken");
    expect(statement.creditShare).toBe(0);
  });

  it("never owes more than the fee and never calls an unknown result kept", () => {
    const all = {
      ...kept,
      uptimePercent: 90,
      p99Milliseconds: 2000,
      errorPercent: 5,
      emergencySeconds: null,
    };
    const statement = slaStatement(tier("enterprise"), all);
    expect(statement.creditShare).toBe(1);
    expect(statement.lines.map(({ state }) => state)).toEqual(["broken", "broken", "unknown", "broken"]);
  });

  it("judges the emergency tier by emergency requests, which shedding spares", () => {
    const [forecast] = forecastSeason(fixtureEstate({ every: { min: 5, max: 400 } }), {
      scenario: "mass-casualty",
      base: "platform",
    }).scenarios;
    if (forecast === undefined) throw new Error("one scenario");
    expect(slaStatement(tier("emergency"), levelsOf(forecast)).lines[0]?.state).toBe("kept");
    expect(slaStatement(tier("enterprise"), levelsOf(forecast)).lines[0]?.state).toBe("broken");
  });
});
