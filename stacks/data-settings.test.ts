import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tierZeroRecoveryPoint } from "../components/data/index.ts";
import { InputError } from "../exchange/problem.ts";
import { renderStack } from "./offline/index.ts";
import {
  type ConfigValue,
  readProject,
  readStackConfig,
  repositoryDirectory,
} from "./offline/project-files.ts";
import { dataStack as stack } from "./rendered-data.ts";
import { at } from "./rendered-estate.ts";
import { type DataSettings, parseSettings } from "./settings.ts";

type Changes = Readonly<Record<string, ConfigValue | undefined>>;
const project = readProject(repositoryDirectory);

/** The reference estate's settings with some of them changed. */
function settingsWith(changes: Changes) {
  return parseSettings(stack, readStackConfig(project, stack, changes));
}

function problemsWith(changes: Changes) {
  const checked = settingsWith(changes);
  if (checked.ok) return [];
  return checked.problems.map(({ file, path, found, wanted }) => {
    expect(file).toBe("Pulumi.data-prod.yaml");
    return { path, found, wanted };
  });
}

function planWith(changes: Changes): DataSettings["data"] {
  const checked = settingsWith(changes);
  if (checked.ok && checked.value.layer === "data") return checked.value.data;
  throw new Error(JSON.stringify(checked));
}

const because = "unboundedDataLossOnRegionLossBecause";
const reason = "the second region is rebuilt this week, ticket OPS-0000";
const engineVersion = "17.5";

describe("settings of the data stack", () => {
  it("bound what a lost region costs by tier 0's recovery point, unless they say another", () => {
    expect(planWith({}).recoveryPoint).toEqual(tierZeroRecoveryPoint);
    expect(
      planWith({ "wardrail:bookingDatabase": { engineVersion, recoveryPointSeconds: 20 } }).recoveryPoint,
    ).toEqual({ writes: "paused", seconds: 20 });
  });

  it("are refused together, each with its path", () => {
    const problems = problemsWith({
      "wardrail:bookingDatabase": { engineVersion: "9.6", recoveryPointSeconds: 5 },
      "wardrail:backups": { localDays: 7, otherRegionDays: 35, airGappedDays: 4000 },
      "wardrail:tableQuota": { readUnitsPerSecond: 100, writeUnitsPerSecond: 40_000 },
    });
    expect(problems.map(({ path }) => path)).toEqual([
      "wardrail:bookingDatabase.engineVersion",
      "wardrail:bookingDatabase.recoveryPointSeconds",
      "wardrail:tableQuota.readUnitsPerSecond",
      "wardrail:backups.localDays",
      "wardrail:backups.airGappedDays",
    ]);
  });

  it("are refused when one is missing or misspelled", () => {
    const problems = problemsWith({
      "wardrail:bookingDatabase": undefined,
      "wardrail:hospitals": undefined,
      "wardrail:tableQuotas": {},
    });
    expect(problems.map(({ path }) => path)).toEqual([
      "wardrail:hospitals",
      "wardrail:bookingDatabase",
      "wardrail:tableQuotas",
    ]);
  });

  it("name, per store, the first limit the declared surge breaks and the number that would do", () => {
    expect(problemsWith({ "wardrail:hospitals": 600 })).toEqual([
      {
        path: "wardrail:hospitals",
        found: "600 (bookingDatabase: 309 ACU for the writer, the limit is 256)",
        wanted: "at most 497 hospitals per estate: AWS does not raise this limit",
      },
      {
        path: "wardrail:hospitals",
        found: "600 (tables.availability: 69000 readUnitsPerSecond, the quota is 40000)",
        wanted:
          "at most 347 hospitals, or tableQuota.readUnitsPerSecond of 69000 or more once AWS has granted it",
      },
      {
        path: "wardrail:hospitals",
        found: "600 (tables.notifications: 57600 writeUnitsPerSecond, the quota is 40000)",
        wanted:
          "at most 416 hospitals, or tableQuota.writeUnitsPerSecond of 57600 or more once AWS has granted it",
      },
    ]);
  });

  it("let a granted quota carry a larger estate", () => {
    const { tables } = planWith({
      "wardrail:hospitals": 400,
      "wardrail:tableQuota": { readUnitsPerSecond: 60_000, writeUnitsPerSecond: 60_000 },
    });
    expect(tables.availability.warm.readUnitsPerSecond).toBe(46_000);
  });

  it("take an unbounded data loss with its reason only", () => {
    const short = problemsWith({ "wardrail:bookingDatabase": { engineVersion, [because]: "no" } });
    expect(short.map(({ path }) => path)).toEqual([`wardrail:bookingDatabase.${because}`]);
    const both = problemsWith({
      "wardrail:bookingDatabase": { engineVersion, recoveryPointSeconds: 60, [because]: reason },
    });
    expect(both.map(({ found }) => found)).toEqual(["both"]);
    const { recoveryPoint } = planWith({ "wardrail:bookingDatabase": { engineVersion, [because]: reason } });
    expect(recoveryPoint).toEqual({ writes: "neverPausesWrites", reason });
  });

  it("answer any text with settings or problems, never with a crash", () => {
    const keys = ["hospitals", "bookingDatabase", "tableQuota", "backups"].map((key) => `wardrail:${key}`);
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...keys), fc.oneof(fc.string(), fc.json(), fc.nat().map(String))),
        (changes) => {
          const checked = settingsWith(changes);
          if (!checked.ok) expect(checked.problems.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe("the data stack", () => {
  it("is not rendered from bad settings", async () => {
    const overrides = { [stack]: { "wardrail:hospitals": 600 } };
    await expect(renderStack(stack, { overrides })).rejects.toThrow(InputError);
  });

  it("shows the reason for an unbounded data loss on the component", async () => {
    const setting = { "wardrail:bookingDatabase": { engineVersion, [because]: reason } };
    const { resources } = await renderStack(stack, { overrides: { [stack]: setting } });
    const database = resources.find(({ name }) => name === "booking-database");
    expect(at(database?.inputs, "recoveryPoint")).toEqual({ writes: "neverPausesWrites", reason });
    expect(JSON.stringify(resources)).not.toContain("rds.global_db_rpo");
  });
});
