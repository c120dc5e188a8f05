import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { catalogue } from "./catalogue.ts";
import { findTool } from "./checks/promtool.ts";
import { inPrivateFolder, runTool } from "./checks/tool-process.ts";
import { ruleGroups } from "./rule-groups.ts";

const registered: pulumi.runtime.MockResourceArgs[] = [];
const topicArns = Object.fromEntries(
  ["emergency", "critical", "high", "medium", "low", "watchdog"].map((name) => [
    name,
    `arn:aws:sns:us-east-1:111122223333:${name}`,
  ]),
) as Record<"emergency" | "critical" | "high" | "medium" | "low" | "watchdog", string>;
const amtool = await findTool("amtool");
const promtool = await findTool("promtool");
const whyNot = (tool: typeof amtool) => ("missing" in tool ? ` (skipped: ${tool.missing})` : "");

beforeAll(async () => {
  await pulumi.runtime.setMocks({
    newResource: (args) => {
      registered.push(args);
      return {
        id: `${args.name}-id`,
        state: {
          ...args.inputs,
          arn: `arn:aws:test:::${args.name}`,
          prometheusEndpoint: "https://aps.example.invalid",
        },
      };
    },
    call: () => ({}),
  });
  const { MetricsPlane } = await import("./metrics-plane.ts");
  const plane = new MetricsPlane("metrics", {
    region: "us-east-1",
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/operational",
    logGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:metrics",
    cluster: {
      arn: "arn:aws:eks:us-east-1:111122223333:cluster/core",
      subnetIds: ["subnet-1"],
      securityGroupIds: ["sg-1"],
    },
    topicArns,
  });
  await new Promise<void>((resolve) =>
    pulumi.all([plane.nodes.scraper.urn, plane.queryEndpoint]).apply(() => resolve()),
  );
});

const inputsOf = (type: string) =>
  registered.filter((each) => each.type === type).map(({ inputs }) => inputs as Record<string, unknown>);
const only = (type: string) => inputsOf(type)[0] ?? {};

describe("the managed metrics plane", () => {
  it("encrypts with our key and writes down its own errors", () => {
    expect(only("aws:amp/workspace:Workspace")).toMatchObject({
      kmsKeyArn: expect.stringContaining(":key/operational"),
      loggingConfiguration: { logGroupArn: expect.stringMatching(/log-group:metrics:\*$/) },
    });
  });

  it("evaluates every rule group that a cluster would", () => {
    const groups = inputsOf("aws:amp/ruleGroupNamespace:RuleGroupNamespace").flatMap(
      ({ data }) => (parse(String(data)) as { groups: unknown[] }).groups,
    );
    expect(groups).toEqual(ruleGroups(catalogue));
  });

  it.skipIf("missing" in amtool)(
    `routes to one topic for each severity, in a form amtool accepts${whyNot(amtool)}`,
    async () => {
      const definition = parse(
        String(only("aws:amp/alertManagerDefinition:AlertManagerDefinition")["definition"]),
      ) as { alertmanager_config: string };
      await inPrivateFolder(async (folder) => {
        const file = join(folder, "alertmanager.yaml");
        await writeFile(file, definition.alertmanager_config);
        if ("missing" in amtool) return;
        expect(await runTool(amtool.path, ["check-config", file])).toMatchObject({ code: 0 });
        const routed = await runTool(amtool.path, [
          "config",
          "routes",
          "test",
          `--config.file=${file}`,
          "severity=emergency",
        ]);
        expect(routed).toMatchObject({ code: 0, output: expect.stringMatching(/^emergency\n/) });
      });
      expect(definition.alertmanager_config).toContain(topicArns.emergency);
    },
  );

  it.skipIf("missing" in promtool)(
    `scrapes with a configuration promtool accepts${whyNot(promtool)}`,
    async () => {
      const config = String(only("aws:amp/scraper:Scraper")["scrapeConfiguration"]);
      expect(config).toContain("region: us-east-1");
      await inPrivateFolder(async (folder) => {
        const file = join(folder, "prometheus.yaml");
        // Debian builds promtool without Kubernetes discovery.
        await writeFile(
          file,
          config.replaceAll(/kubernetes_sd_configs:\n\s+- role: \w+/g, "static_configs: []"),
        );
        if ("missing" in promtool) return;
        expect(await runTool(promtool.path, ["check", "config", "--syntax-only", file])).toMatchObject({
          code: 0,
        });
      });
    },
  );
});
