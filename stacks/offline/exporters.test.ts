import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import {
  type GraphResource,
  type ResourceGraph,
  secretOf,
  UNKNOWN_VALUE,
} from "../../exchange/resource-graph.ts";
import { renderEstate, renderStack } from "./index.ts";
import { toKubernetesYaml } from "./kubernetes-yaml.ts";
import { toMermaid } from "./mermaid.ts";

function resource(type: string, name: string, rest: Partial<GraphResource> = {}): GraphResource {
  return {
    urn: `urn:pulumi:s::p::${type}::${name}`,
    type,
    name,
    custom: true,
    inputs: {},
    outputs: {},
    dependencies: [],
    propertyDependencies: {},
    protect: false,
    retainOnDelete: false,
    ...rest,
  };
}

function graphOf(...resources: readonly GraphResource[]): ResourceGraph {
  return {
    schema: "wardrail.graph/1",
    source: { kind: "offline", from: "test", computedValues: "synthesised" },
    project: "p",
    stack: "s",
    resources,
    outputs: {},
  };
}

describe("Kubernetes YAML", () => {
  it("is one document per object that says what the program said", async () => {
    const graphs = await renderEstate({ environment: "prod" });
    const objects = graphs.flatMap(({ resources }) =>
      resources.filter(({ type }) => type.startsWith("kubernetes:")).map(({ inputs }) => inputs),
    );
    const documents = parseAllDocuments(toKubernetesYaml(graphs));
    expect(objects.length).toBeGreaterThan(100);
    expect(documents.map((document) => "toJS" in document && document.toJS())).toEqual(objects);
  });

  it("has the namespace of every object before the object", async () => {
    const seen = new Set<unknown>();
    for (const document of parseAllDocuments(toKubernetesYaml([await renderStack("services-prod-use1")]))) {
      const { kind, metadata } = document.toJS();
      if (kind === "Namespace") seen.add(metadata.name);
      else if (metadata.namespace !== undefined) expect(seen).toContain(metadata.namespace);
    }
  });

  it("shows no secret, whatever it is and wherever it stands", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), (clear) => {
        const unlikely = `~${clear}~`;
        const yaml = toKubernetesYaml([
          graphOf(
            resource("kubernetes:core/v1:ConfigMap", "a", {
              inputs: {
                apiVersion: "v1",
                kind: "ConfigMap",
                data: { a: secretOf(unlikely), b: [secretOf({ c: unlikely })] },
              },
            }),
            resource("kubernetes:core/v1:Secret", "b", {
              inputs: {
                apiVersion: "v1",
                kind: "Secret",
                data: { a: unlikely },
                stringData: { b: unlikely },
              },
            }),
            resource("kubernetes:core/v1:Secret", "c", {
              inputs: { apiVersion: "v1", kind: "Secret", data: secretOf({ a: unlikely }) },
            }),
          ),
        ]);
        expect(yaml).not.toContain(JSON.stringify(unlikely).slice(1, -1));
        expect(yaml).not.toContain(unlikely);
      }),
    );
  });

  it("leaves out what is no object, and marks what is not known", () => {
    const yaml = toKubernetesYaml([
      graphOf(
        resource("pulumi:providers:kubernetes", "cluster", { inputs: { kubeconfig: "x" } }),
        resource("aws:sqs/queue:Queue", "queue"),
        resource("kubernetes:core/v1:Service", "service", {
          inputs: { apiVersion: "v1", kind: "Service", spec: { clusterIP: UNKNOWN_VALUE } },
          outputs: { metadata: { name: "service-1a2b" } },
        }),
      ),
    ]);
    expect(parseAllDocuments(yaml).map((document) => "toJS" in document && document.toJS())).toEqual([
      {
        apiVersion: "v1",
        kind: "Service",
        metadata: { name: "service-1a2b" },
        spec: { clusterIP: "[known after up]" },
      },
    ]);
  });
});

describe("mermaid", () => {
  it("draws components around their children and arrows to what they are made from", () => {
    const group = resource("a:b:Group", "group", { custom: false });
    const key = resource("aws:kms/key:Key", "key", { parent: group.urn });
    const queue = resource("aws:sqs/queue:Queue", "queue", { dependencies: [key.urn] });
    expect(
      toMermaid(graphOf(resource("pulumi:pulumi:Stack", "p-s", { custom: false }), group, key, queue)),
    ).toBe(
      [
        "flowchart LR",
        '  subgraph n1["group<br/>Group"]',
        '    n2["key<br/>Key"]',
        "  end",
        '  n3["queue<br/>Queue"]',
        "  n3 --> n2",
        "",
      ].join("\n"),
    );
  });

  it("stays a flowchart whatever the names hold", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const [, line] = toMermaid(graphOf(resource("aws:sqs/queue:Queue", name))).split("\n");
        expect(line).toMatch(/^ {2}n1\["[A-Za-z0-9 _./@#;-]*<br\/>Queue"\]$/);
      }),
    );
  });

  it("draws every resource of the estate once", async () => {
    for (const graph of await renderEstate()) {
      const shown = graph.resources.filter(({ type }) => !/^pulumi:(providers|pulumi:Stack$)/.test(type));
      const boxes = toMermaid(graph).match(/^ +(subgraph )?n\d+\[/gm) ?? [];
      expect(boxes).toHaveLength(shown.length);
    }
  });
});
