import * as pulumi from "@pulumi/pulumi";
import { beforeAll, expect, it } from "vitest";
import { catalogue } from "./catalogue.ts";
import { ruleGroups } from "./rule-groups.ts";

const registered: pulumi.runtime.MockResourceArgs[] = [];

beforeAll(async () => {
  await pulumi.runtime.setMocks({
    newResource: (args) => {
      registered.push(args);
      return { id: `${args.name}-id`, state: args.inputs };
    },
    call: () => ({}),
  });
});

it("deploys one PrometheusRule for each group, in the namespace and with the labels the operator looks for", async () => {
  const { AlertRules } = await import("./alert-rules.ts");
  const component = new AlertRules("alerts", {
    namespace: "watch",
    selectorLabels: { release: "prometheus" },
  });
  await new Promise<void>((resolve) =>
    pulumi.all(component.nodes.rules.map(({ urn }) => urn)).apply(() => resolve()),
  );
  const rules = registered.filter(
    ({ type }) => type === "kubernetes:monitoring.coreos.com/v1:PrometheusRule",
  );
  expect(rules).toHaveLength(ruleGroups(catalogue).length);
  for (const { inputs } of rules)
    expect(inputs["metadata"]).toMatchObject({ namespace: "watch", labels: { release: "prometheus" } });
});
