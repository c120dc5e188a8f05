import { describe, expect, it } from "vitest";
import { schedulingServices } from "../surge/index.ts";
import { networkRulesOf } from "./network-rules.ts";
import { callersOf, priorityClasses, serviceFacts } from "./services.ts";

const priorityOf = (name: string) =>
  priorityClasses.find((known) => known.name === name)?.value ?? Number.NaN;

describe("priorities", () => {
  it("put emergencies first and batch last", () => {
    const values = priorityClasses.map(({ value }) => value);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(priorityClasses[0].name).toBe("wardrail-emergency");
  });

  it("stay below what Kubernetes keeps for itself", () => {
    for (const { value } of priorityClasses) expect(value).toBeLessThanOrEqual(1_000_000_000);
  });

  it("let no lower tier displace a higher one", () => {
    for (const a of schedulingServices) {
      for (const b of schedulingServices) {
        if (serviceFacts[a].tier >= serviceFacts[b].tier) continue;
        expect(priorityOf(serviceFacts[a].priorityClass)).toBeGreaterThan(
          priorityOf(serviceFacts[b].priorityClass),
        );
      }
    }
  });
});

describe("network rules", () => {
  const rulesOf = (service: (typeof schedulingServices)[number]) =>
    networkRulesOf(service, { vpcCidr: "10.40.0.0/16" }, { "app.kubernetes.io/name": service });

  it.each(schedulingServices)("deny everything in %s's namespace that no other rule admits", (service) => {
    expect(rulesOf(service)[0]).toEqual({
      name: "default-deny",
      spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
    });
  });

  it("agree on both ends of every call", () => {
    for (const caller of schedulingServices) {
      for (const callee of schedulingServices) {
        const leaves = JSON.stringify(rulesOf(caller).find(({ name }) => name === "to-services") ?? {});
        const enters = JSON.stringify(rulesOf(callee).find(({ name }) => name === "from-callers") ?? {});
        const calls = serviceFacts[caller].calls.includes(callee);
        expect(
          leaves.includes(`"kubernetes.io/metadata.name":"${callee}"`),
          `${caller} leaves for ${callee}`,
        ).toBe(calls);
        expect(
          enters.includes(`"kubernetes.io/metadata.name":"${caller}"`),
          `${callee} admits ${caller}`,
        ).toBe(calls);
        expect(callersOf(callee).includes(caller)).toBe(calls);
      }
    }
  });

  it("open the database to booking alone", () => {
    const reaching = schedulingServices.filter((service) =>
      JSON.stringify(rulesOf(service)).includes("5432"),
    );
    expect(reaching).toEqual(["booking"]);
  });

  it.each(schedulingServices)("let nothing of %s out to everywhere", (service) => {
    expect(JSON.stringify(rulesOf(service))).not.toContain("0.0.0.0/0");
    for (const { spec } of rulesOf(service).slice(1)) {
      expect(JSON.stringify(spec)).toContain('"ports"');
    }
  });
});
