import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Problem } from "../exchange/problem.ts";
import { readProject, readStackConfig, repositoryDirectory, stacksOf } from "./offline/project-files.ts";
import { parseSettings } from "./settings.ts";

const project = readProject(repositoryDirectory);
const stack = "services-prod-use1";
const good = readStackConfig(project, stack).values;

function problemsWith(changes: Readonly<Record<string, string | undefined>>, of = stack): readonly Problem[] {
  const values = { ...readStackConfig(project, of).values };
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) delete values[key];
    else values[key] = value;
  }
  const checked = parseSettings(of, { values, secretKeys: [] });
  return checked.ok ? [] : checked.problems;
}

const image = (digest: string) => `registry.example/wardrail/booking@sha256:${digest}`;

describe("settings", () => {
  it.each(stacksOf(project))("of %s are complete", (name) => {
    expect(problemsWith({}, name)).toEqual([]);
  });

  it("become typed values", () => {
    const checked = parseSettings(stack, { values: good, secretKeys: [] });
    expect(checked).toMatchObject({
      ok: true,
      value: {
        layer: "services",
        environment: "prod",
        region: "us-east-1",
        accountId: "111122223333",
        hospitals: 200,
        regions: { primary: "us-east-1", secondary: "us-west-2" },
        services: { booking: { capacity: { minReplicas: 3, maxReplicas: 258 } } },
      },
    });
  });

  it("tell every problem at once, by file and path", () => {
    const problems = problemsWith({
      "wardrail:accountId": "1234",
      "wardrail:regions": '{"primary":"eu-west-1","secondary":"us-west-2"}',
      "wardrail:owner": undefined,
      "wardrail:hospitals": "many",
      "wardrail:services": JSON.stringify({ booking: { image: "booking:latest" } }),
      "wardrail:maxPods": "7",
    });
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(["Pulumi.services-prod-use1.yaml"]));
    expect(problems.map(({ path, found }) => ({ path, found }))).toEqual([
      { path: "wardrail:accountId", found: "1234" },
      { path: "wardrail:regions.primary", found: "eu-west-1" },
      { path: "wardrail:owner", found: "nothing" },
      { path: "wardrail:hospitals", found: "many" },
      { path: "wardrail:services.booking.image", found: "booking:latest" },
      { path: "wardrail:services.availability", found: "nothing" },
      { path: "wardrail:services.notifications", found: "nothing" },
      { path: "wardrail:services.waitlist", found: "nothing" },
      { path: "wardrail:maxPods", found: "7" },
    ]);
    for (const { wanted } of problems) expect(wanted).not.toBe("");
  });

  it("keep patient data in the United States", () => {
    const [problem] = problemsWith({
      "wardrail:regions": '{"primary":"us-east-1","secondary":"ca-central-1"}',
    });
    expect(problem).toMatchObject({
      path: "wardrail:regions.secondary",
      found: "ca-central-1",
      wanted: expect.stringContaining("us-east-1, us-east-2, us-west-1, us-west-2"),
    });
  });

  it.each([
    ["the provider's region is another one", { "aws:region": "us-west-2" }, "aws:region"],
    ["the provider has no region", { "aws:region": undefined }, "aws:region"],
    [
      "both regions are one",
      { "wardrail:regions": '{"primary":"us-east-1","secondary":"us-east-1"}' },
      "wardrail:regions",
    ],
    [
      "the stack's region is none of the pair",
      { "wardrail:regions": '{"primary":"us-east-2","secondary":"us-west-2"}' },
      "wardrail:regions",
    ],
    [
      "the provider may use another account",
      { "aws:allowedAccountIds": '["999999999999"]' },
      "aws:allowedAccountIds",
    ],
    ["structured text is broken", { "wardrail:cluster": "{ vpcCidr" }, "wardrail:cluster"],
    [
      "the address range is none",
      { "wardrail:cluster": '{"vpcCidr":"10.40.0.0/8"}' },
      "wardrail:cluster.vpcCidr",
    ],
    [
      "an octet is too large",
      { "wardrail:cluster": '{"vpcCidr":"10.400.0.0/16"}' },
      "wardrail:cluster.vpcCidr",
    ],
    ["no hospital is served", { "wardrail:hospitals": "0" }, "wardrail:hospitals"],
  ])("are refused when %s", (_, changes, path) => {
    expect(problemsWith(changes).map((problem) => problem.path)).toEqual([path]);
  });

  it("refuse a ceiling below the declared surge and say which would do", () => {
    const services = JSON.parse(good["wardrail:services"] ?? "{}");
    const withMax = (maxReplicas: number) =>
      problemsWith({
        "wardrail:services": JSON.stringify({ ...services, booking: { ...services.booking, maxReplicas } }),
      });
    expect(withMax(257)).toEqual([
      {
        file: "Pulumi.services-prod-use1.yaml",
        path: "wardrail:services.booking.maxReplicas",
        found: "257",
        wanted: "at least 258, which the largest declared surge needs",
      },
    ]);
    expect(withMax(258)).toEqual([]);
    expect(withMax(400)).toEqual([]);
  });

  it("refuse key administrators of another account", () => {
    const foreign = "arn:aws:iam::999999999999:role/key-administrator";
    const problems = problemsWith(
      { "wardrail:keyAdministrators": JSON.stringify([foreign]) },
      "foundation-prod",
    );
    expect(problems).toMatchObject([{ path: "wardrail:keyAdministrators.0", found: foreign }]);
    expect(problemsWith({ "wardrail:keyAdministrators": "[]" }, "foundation-prod")).toHaveLength(1);
  });

  it("say which numbers of hospitals and which services there are", () => {
    for (const hospitals of ["0", "10001", "1e3", "-5", "2.5"]) {
      expect(problemsWith({ "wardrail:hospitals": hospitals })).toMatchObject([
        { path: "wardrail:hospitals", found: hospitals, wanted: expect.stringContaining("from 1 to 10000") },
      ]);
    }
    const services = { ...JSON.parse(good["wardrail:services"] ?? "{}"), bookings: {} };
    expect(problemsWith({ "wardrail:services": JSON.stringify(services) })).toEqual([
      {
        file: "Pulumi.services-prod-use1.yaml",
        path: "wardrail:services.bookings",
        found: "bookings",
        wanted: "one of booking, availability, notifications, waitlist",
      },
    ]);
  });

  it("show control characters and long texts as a person can read them", () => {
    const [problem] = problemsWith({ "wardrail:accountId": `\u001b[31m\u0000\n${"9".repeat(5000)}` });
    expect(problem?.found).toMatch(/^\\u001b\[31m\\u0000\\u000a9+…$/);
    expect(problem?.found.length).toBeLessThanOrEqual(80);
    const [unknown] = problemsWith({ [`wardrail:\u001b]0;${"x".repeat(500)}`]: "1" });
    expect(unknown?.path).toMatch(/^wardrail:\\u001b\]0;x+…$/);
  });

  it("take an image by digest only", () => {
    const services = JSON.parse(good["wardrail:services"] ?? "{}");
    const withImage = (reference: string) =>
      problemsWith({ "wardrail:services": JSON.stringify({ ...services, booking: { image: reference } }) });
    expect(withImage(image("a".repeat(64)))).toEqual([]);
    for (const refused of [
      "registry.example/booking:1.2.3",
      image("a".repeat(63)),
      image("A".repeat(64)),
      "",
    ]) {
      expect(withImage(refused), refused).toHaveLength(1);
    }
  });

  it("never show a secret value", () => {
    const values = {
      ...good,
      "wardrail:owner": "",
      "wardrail:token": "hunter2",
      "wardrail:cluster": "hunter2",
    };
    const checked = parseSettings(stack, { values, secretKeys: ["wardrail:token", "wardrail:cluster"] });
    expect(JSON.stringify(checked)).not.toContain("hunter2");
    expect(checked).toMatchObject({ ok: false });
  });

  it("answer any text with settings or problems, never with a crash", () => {
    const keys = Object.keys(good);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.oneof(fc.string(), fc.json())), (changes) => {
        const checked = parseSettings(stack, { values: { ...good, ...changes }, secretKeys: [] });
        if (!checked.ok) expect(checked.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
