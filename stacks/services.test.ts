import { describe, expect, it } from "vitest";
import { schedulingServices } from "../components/surge/index.ts";
import { renderEstate } from "./offline/index.ts";
import { at, input, renderReferenceEstate } from "./rendered-estate.ts";

const { ofType } = await renderReferenceEstate();

describe("workloads", () => {
  const pods = () =>
    ofType("kubernetes:apps/v1:Deployment").map((deployment) => ({
      deployment,
      pod: input(deployment, "spec", "template", "spec"),
    }));

  it("are the four services in both regions, each in a namespace of its own", () => {
    const namespaces = pods().map(({ deployment }) => input(deployment, "metadata", "namespace"));
    expect(namespaces).toEqual([...schedulingServices, ...schedulingServices]);
  });

  it("run without root, capabilities, token or a writable root", () => {
    for (const { deployment, pod } of pods()) {
      expect(pod, deployment.urn).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
      });
      expect(at(pod, "containers", 0, "securityContext")).toEqual({
        runAsNonRoot: true,
        privileged: false,
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
      });
    }
  });

  it("keep booking when one zone is lost", () => {
    for (const { deployment, pod } of pods()) {
      const zones = at(pod, "topologySpreadConstraints", 0);
      expect(zones).toMatchObject({
        topologyKey: "topology.kubernetes.io/zone",
        maxSkew: 1,
        whenUnsatisfiable: "DoNotSchedule",
      });
      expect(zones).not.toHaveProperty("minDomains");
      expect(input(deployment, "spec", "replicas"), "the autoscaler owns the number").toBeUndefined();
    }
    for (const autoscaler of ofType("kubernetes:autoscaling/v2:HorizontalPodAutoscaler")) {
      expect(Number(input(autoscaler, "spec", "minReplicas"))).toBeGreaterThanOrEqual(3);
    }
    for (const budget of ofType("kubernetes:policy/v1:PodDisruptionBudget")) {
      expect(input(budget, "spec", "maxUnavailable")).toBe(1);
    }
  });

  it("request what they may use and say when they are ready", () => {
    for (const { pod } of pods()) {
      const container = at(pod, "containers", 0);
      expect(at(container, "resources", "requests")).toEqual(at(container, "resources", "limits"));
      expect(at(container, "readinessProbe", "httpGet", "path")).not.toBe(
        at(container, "livenessProbe", "httpGet", "path"),
      );
      expect(Number(at(pod, "terminationGracePeriodSeconds"))).toBeGreaterThan(
        Number(at(container, "lifecycle", "preStop", "sleep", "seconds")),
      );
      expect(at(container, "image")).toMatch(/@sha256:[0-9a-f]{64}$/);
    }
  });

  it("publish to their own region's bus", () => {
    for (const { deployment, pod } of pods()) {
      const service = input(deployment, "metadata", "name");
      const region = deployment.urn.includes("use1") ? "us-east-1" : "us-west-2";
      expect(at(pod, "containers", 0, "env")).toEqual([
        { name: "AWS_REGION", value: region },
        { name: "EVENT_BUS_NAME", value: `wardrail-prod-${service}` },
        { name: "SERVICE_NAME", value: service },
      ]);
    }
  });

  it("name a log group of their own region for their audit lines, kept six years under the key of patient data", () => {
    for (const { deployment } of pods()) {
      const region = deployment.urn.includes("use1") ? "us-east-1" : "us-west-2";
      const stream = input(deployment, "metadata", "annotations", "wardrail/audit-stream");
      expect(stream).toBe(`/wardrail/prod/${input(deployment, "metadata", "name")}/audit`);
      expect(input(deployment, "spec", "template", "metadata", "annotations")).toEqual({
        "wardrail/audit-stream": stream,
      });
      const own = (type: string) => ofType(type).filter(({ parent }) => parent === deployment.parent);
      expect(own("aws:cloudwatch/logGroup:LogGroup").map(({ inputs }) => inputs)).toMatchObject([
        {
          name: stream,
          region,
          retentionInDays: 2192,
          skipDestroy: true,
          tags: { "wardrail:data-class": "phi" },
        },
      ]);
      const masking = own("aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy");
      expect(masking.map(({ inputs }) => inputs)).toMatchObject([{ logGroupName: stream, region }]);
      expect(String(input(masking[0] ?? deployment, "policyDocument"))).toContain("Deidentify");
    }
  });

  it("name a priority class that the cluster has", () => {
    const classes = ofType("kubernetes:scheduling.k8s.io/v1:PriorityClass").map((c) =>
      input(c, "metadata", "name"),
    );
    for (const { pod } of pods()) expect(classes).toContain(at(pod, "priorityClassName"));
  });

  it("are in namespaces of the restricted profile that deny by default and have a quota", () => {
    for (const namespace of ofType("kubernetes:core/v1:Namespace")) {
      const name = input(namespace, "metadata", "name");
      const inside = (type: string) =>
        ofType(type).filter(
          ({ parent, ...rest }) =>
            parent === namespace.parent && at(rest.inputs, "metadata", "namespace") === name,
        );
      expect(input(namespace, "metadata", "labels", "pod-security.kubernetes.io/enforce")).toBe("restricted");
      expect(inside("kubernetes:core/v1:ResourceQuota")).toHaveLength(1);
      const denying = inside("kubernetes:networking.k8s.io/v1:NetworkPolicy").filter(
        ({ inputs }) => Object.keys(at(inputs, "spec", "podSelector") ?? {}).length === 0,
      );
      expect(denying.map(({ inputs }) => inputs["spec"])).toEqual([
        { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
      ]);
    }
  });

  it("go to the cluster the settings name, never to whichever one the shell is on", () => {
    for (const { deployment } of pods())
      expect(deployment.provider).toContain("pulumi:providers:kubernetes::cluster::");
    const contexts = ofType("pulumi:providers:kubernetes").map((provider) => provider.inputs);
    expect(contexts).toMatchObject([
      { context: "wardrail-prod-use1", enableServerSideApply: "true" },
      { context: "wardrail-prod-usw2", enableServerSideApply: "true" },
    ]);
  });

  it("go to the ambient cluster when the settings name none", async () => {
    const [graph] = await renderEstate({
      stacks: ["services-prod-use1"],
      overrides: { "services-prod-use1": { "wardrail:cluster": { vpcCidr: "10.40.0.0/16" } } },
    });
    const deployment = graph?.resources.find(({ type }) => type === "kubernetes:apps/v1:Deployment");
    expect(deployment?.provider).toContain("pulumi:providers:kubernetes::default_");
  });
});
