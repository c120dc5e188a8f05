import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alertsOf, catalogue } from "../../components/observability/catalogue.ts";
import { lintRunbooks } from "./lint.ts";
import { lintRunbook } from "./lint-runbook.ts";
import { valueProblem } from "./parameters.ts";
import { parseRunbook } from "./parse.ts";
import { planRunbook } from "./plan.ts";
import { parameterTypes } from "./runbook-types.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));

const read = (id: string, more = "") => `\`\`\`step
id: ${id}
title: Look
kind: read
run: [promtool, query, instant, "\${prometheus}", "up"]
timeout: 30s
${more}\`\`\`
`;

const action = (more = "") => `\`\`\`step
id: act
title: Do
kind: action
risk: low
precheck: { run: [kubectl, get, deployment, "\${service}"] }
run: [kubectl, rollout, restart, "deployment/\${service}"]
verify: { run: [kubectl, rollout, status, "deployment/\${service}"], expect: rolled out }
rollback: { none: a restart keeps everything }
timeout: 5m
${more}\`\`\`
`;

function runbook(mitigation = action(), diagnosis = read("look"), front = ""): string {
  return `---
title: A test
kind: alert
alerts: []
owner: nobody
requirements: [OPS-MON-04]
budget: 10m
parameters:
  prometheus: { type: url, describes: address, default: "http://127.0.0.1:9090" }
  service: { type: kubernetes-name, describes: service }
${front}---

# A test

## Meaning

Text.

## Impact

Text.

## Diagnosis

${diagnosis}
## Mitigation

${mitigation}
## Verification

Text.

## Rollback

Text.

## Communication

Text.

## Review

Text.
`;
}

function problemsOf(text: string) {
  const parsed = parseRunbook("runbooks/a-test.md", text);
  return parsed.ok ? lintRunbook(parsed.value, alertsOf(catalogue)) : parsed.problems;
}

describe("the project's runbooks", () => {
  it("can all be read, lead back to their alerts, and hold queries that the rules' metrics answer", async () => {
    const { runbooks, problems } = await lintRunbooks(folder);
    expect(problems).toEqual([]);
    const needed = new Set(
      [...alertsOf(catalogue), ...catalogue.serviceLevelObjectives].map((alert) => alert.runbook),
    );
    expect(runbooks.map(({ slug }) => slug)).toEqual(expect.arrayContaining([...needed]));
  });
});

describe("a runbook is refused", () => {
  it("not when it is right", () => expect(problemsOf(runbook())).toEqual([]));

  it.each<[string, string, string, string]>([
    [
      "with an unknown kind of step",
      runbook(action().replace("kind: action", "kind: magic")),
      "line",
      "kind: read or action",
    ],
    [
      "with an action that cannot be undone and does not say why",
      runbook(action().replace(/rollback.*\n/, "")),
      "rollback",
      "rollback",
    ],
    ["with an action that is not verified", runbook(action().replace(/verify.*\n/, "")), "verify", "verify"],
    [
      "with a shell in a step",
      runbook(action().replace("[kubectl, rollout, restart", "[bash, -c, x, restart")),
      "run",
      "a program called directly, not through a shell",
    ],
    [
      "with a parameter as the program",
      runbook(action().replace("run: [kubectl, rollout", `run: ["\${service}", rollout`)),
      "run",
      "a program's name, without parameters in it",
    ],
    [
      "with an undeclared parameter",
      runbook(action().replace(`\${service}`, `\${servise}`)),
      "act: precheck",
      "a declared parameter, or a value an earlier step saves",
    ],
    [
      "with steps that wait for each other",
      runbook(action("needs: [look]\n"), read("look", "needs: [act]\n")),
      "needs",
      "an order in which steps can run",
    ],
    ["with a need that does not exist", runbook(action("needs: [gone]\n")), "act: needs", "the id of a step"],
    ["with two steps of one id", runbook(action(), read("act")), "act", "one"],
    [
      "with steps that take longer than the budget",
      runbook(action().replace("5m", "15m")),
      "budget",
      "at most the budget of 600 s",
    ],
    [
      "with a heading that is missing",
      runbook().replace("## Rollback\n\nText.\n", ""),
      "headings",
      "Meaning, Impact, Diagnosis, Mitigation, Verification, Rollback, Communication, Review",
    ],
    [
      "with nothing below a heading",
      runbook().replace("## Impact\n\nText.", "## Impact"),
      "line",
      "what to do, or that there is nothing to do",
    ],
    ["with a key given twice", runbook(action("timeout: 1m\n")), "line", "YAML"],
    ["with a misspelt key", runbook(action("neeeds: [look]\n")), "neeeds", "never"],
    [
      "with an alert that does not lead here",
      runbook().replace("alerts: []", "alerts: [HpaAtMax]"),
      "alerts",
      "an alert whose runbook is a-test",
    ],
  ])("%s", (_, text, path, wanted) => {
    expect(problemsOf(text)).toContainEqual(
      expect.objectContaining({
        file: "runbooks/a-test.md",
        path: expect.stringContaining(path),
        wanted: expect.stringContaining(wanted),
      }),
    );
  });

  it("with everything that is wrong told at once", () => {
    const text = runbook(action().replace(/verify.*\n/, ""), read("look").replace("30s", "soon")).replace(
      "## Review",
      "## Revue",
    );
    expect(problemsOf(text).length).toBeGreaterThanOrEqual(3);
  });
});

describe("a plan", () => {
  const parameters = {
    region: "us-east-1",
    service: "emergency",
    replicas: "20",
    cluster: "booking",
    capacity: "64",
  };

  it("lists every command with its values and runs nothing", async () => {
    const plan = await planRunbook("emergency-response-slow", parameters);
    expect(plan).toMatchObject({ ok: true, value: { approval: "operator" } });
    const commands = plan.ok ? plan.value.steps.flatMap((step) => step.commands) : [];
    expect(commands).toContainEqual({
      purpose: "run",
      command: [
        "kubectl",
        "--namespace",
        "scheduling",
        "patch",
        "horizontalpodautoscaler",
        "emergency",
        "--type=merge",
        "--patch",
        '{"spec":{"minReplicas":20}}',
      ],
    });
    expect(commands).toContainEqual(
      expect.objectContaining({
        purpose: "rollback",
        command: expect.arrayContaining(['{"spec":{"minReplicas":<saved by read-floor>}}']),
      }),
    );
  });

  it("tells every missing, unknown and wrong parameter at once", async () => {
    const plan = await planRunbook("emergency-response-slow", {
      region: "eu-west-1",
      replicas: "many",
      servise: "x",
    });
    expect(plan.ok ? [] : plan.problems.map(({ path }) => path).sort()).toEqual([
      "capacity",
      "cluster",
      "region",
      "replicas",
      "service",
      "servise",
    ]);
  });

  it("has another digest for other parameters", async () => {
    const digestOf = async (replicas: string) => {
      const plan = await planRunbook("emergency-response-slow", { ...parameters, replicas });
      return plan.ok ? plan.value.digest : undefined;
    };
    expect(await digestOf("20")).toBe(await digestOf("20"));
    expect(await digestOf("20")).not.toBe(await digestOf("21"));
  });

  it("names the runbooks that a mistyped name may mean, and all of them when none is near", async () => {
    const wantedFor = async (slug: string) => {
      const plan = await planRunbook(slug);
      expect(plan.ok ? [] : plan.problems).toHaveLength(1);
      return plan.ok ? "" : (plan.problems[0]?.wanted ?? "");
    };
    expect(await wantedFor("emergency-response-slo")).toMatch(/^a runbook, perhaps emergency-response-slow/);
    expect(await wantedFor("Emergency-Response-Slow")).toMatch(/^a runbook, perhaps emergency-response-slow/);
    const all = await wantedFor("NOSUCH");
    for (const { slug } of (await lintRunbooks(folder)).runbooks) expect(all).toContain(slug);
  });

  it.each(["../secret", "README", "", "a/b", "UPPER"])("is not made for the name %j", async (slug) => {
    expect((await planRunbook(slug)).ok).toBe(false);
  });
});

describe("a parameter's value", () => {
  it("is never an option, a blank or more than one line, whatever its type", () => {
    const types = parameterTypes.filter((type) => type !== "choice");
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.string(), (type, value) => {
        if (valueProblem(type, value) !== undefined) return;
        expect(value).toMatch(/^[A-Za-z0-9]\S*$/);
      }),
    );
    for (const type of types)
      for (const value of ["--all", "-x", "", "a b", "a\nb", "$(id)", "a;b"])
        expect(valueProblem(type, value)).toBeDefined();
  });
});
