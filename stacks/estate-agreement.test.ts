import { describe, expect, it } from "vitest";
import { estateDisagreements } from "./estate-agreement.ts";
import { renderEstate } from "./offline/index.ts";
import { readProject, readStackConfig, repositoryDirectory, stacksOf } from "./offline/project-files.ts";
import { parseSettings } from "./settings.ts";

const project = readProject(repositoryDirectory);
const estate = stacksOf(project).map((stack) => ({ stack, config: readStackConfig(project, stack) }));
const without = (...names: readonly string[]) => estate.filter(({ stack }) => !names.includes(stack));
const changed = (name: string, values: Readonly<Record<string, string>>, stacks = estate) =>
  stacks.map(({ stack, config }) =>
    stack === name
      ? { stack, config: { ...config, values: { ...config.values, ...values } } }
      : { stack, config },
  );
const reason = "development has no second region, because nothing in it must survive one";

describe("the stacks of an environment", () => {
  it("are all there in the reference estate, and agree", () => {
    expect(estateDisagreements(estate)).toEqual([]);
  });

  it.each(["network", "events", "workflows", "services"])(
    "of %s are refused when one region has none, whichever it is",
    (layer) => {
      for (const [gone, left, region] of [
        ["use1", "usw2", "us-east-1"],
        ["usw2", "use1", "us-west-2"],
      ] as const) {
        expect(estateDisagreements(without(`${layer}-prod-${gone}`))).toEqual([
          {
            file: `Pulumi.${layer}-prod-${gone}.yaml`,
            path: "",
            found: "no such file",
            wanted: expect.stringMatching(
              `${layer} in ${region}.*Pulumi.${layer}-prod-${left}.yaml.*singleRegionBecause`,
            ),
          },
        ]);
      }
    },
  );

  it("may run in one region when that stack gives the reason, and only then", () => {
    const single = changed(
      "services-prod-use1",
      { "wardrail:singleRegionBecause": reason },
      without("services-prod-usw2"),
    );
    expect(estateDisagreements(single)).toEqual([]);
    const both = changed("services-prod-use1", { "wardrail:singleRegionBecause": reason });
    expect(estateDisagreements(both)).toMatchObject([
      { file: "Pulumi.services-prod-use1.yaml", path: "wardrail:singleRegionBecause" },
    ]);
  });

  it("give a reason that says something", () => {
    const problemsWith = (text: string) => {
      const values = { ...readStackConfig(project, "services-prod-use1").values };
      const settings = parseSettings("services-prod-use1", {
        values: { ...values, "wardrail:singleRegionBecause": text },
        secretKeys: [],
      });
      return settings.ok ? [] : settings.problems.map(({ path }) => path);
    };
    expect(problemsWith(reason)).toEqual([]);
    expect(problemsWith("cheap")).toEqual(["wardrail:singleRegionBecause"]);
  });

  it.each([
    ["hospitals", "services-prod-usw2", "100", "200"],
    ["accountId", "events-prod-use1", "444455556666", "111122223333"],
    ["regions", "foundation-prod", '{"primary":"us-east-1","secondary":"us-east-2"}', "us-west-2"],
    ["regions", "data-prod", '{"primary":"us-west-2","secondary":"us-east-1"}', '"primary":"us-east-1"'],
  ])("are refused when they say different %s", (key, stack, found, wanted) => {
    expect(estateDisagreements(changed(stack, { [`wardrail:${key}`]: found }))).toContainEqual({
      file: `Pulumi.${stack}.yaml`,
      path: `wardrail:${key}`,
      found,
      wanted: expect.stringMatching(new RegExp(`${wanted}.*, as Pulumi\\.[a-z0-9-]+\\.yaml says$`)),
    });
  });

  it("are refused when only one region's workflows take events as replicated", () => {
    const contact = estate.find(({ stack }) => stack === "workflows-prod-use1")?.config.values[
      "wardrail:patientContact"
    ];
    const replicated = { ...JSON.parse(contact ?? "{}"), eventsReplicated: true };
    const problems = estateDisagreements(
      changed("workflows-prod-usw2", { "wardrail:patientContact": JSON.stringify(replicated) }),
    );
    expect(problems).toMatchObject([
      { file: "Pulumi.workflows-prod-usw2.yaml", path: "wardrail:patientContact" },
    ]);
  });

  it("agree whatever the order of a setting's fields", () => {
    const regions = '{"secondary":"us-west-2","primary":"us-east-1"}';
    expect(estateDisagreements(changed("data-prod", { "wardrail:regions": regions }))).toEqual([]);
  });

  it("of different environments owe each other nothing", () => {
    const dev = {
      stack: "services-dev-use1",
      config: {
        values: { "wardrail:hospitals": "3", "wardrail:singleRegionBecause": reason },
        secretKeys: [],
      },
    };
    expect(estateDisagreements([...estate, dev])).toEqual([]);
  });

  it("stop a render of the whole environment", async () => {
    const overrides = { "services-prod-usw2": { "wardrail:hospitals": 100 } };
    await expect(renderEstate({ environment: "prod", overrides })).rejects.toThrow(
      /Pulumi\.services-prod-usw2\.yaml: wardrail:hospitals: found 100, wanted 200, as Pulumi\..*\.yaml says/,
    );
  });
});
