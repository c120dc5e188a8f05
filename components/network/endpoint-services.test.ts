import { describe, expect, it } from "vitest";
import { allowedRegions } from "../naming/index.ts";
import {
  type EndpointService,
  endpointPolicy,
  gatewayServices,
  interfaceServices,
} from "./endpoint-services.ts";

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: { readonly StringEquals?: Readonly<Record<string, string>> };
}

const organizationId = "o-wardrail0example";
const services: readonly EndpointService[] = [...gatewayServices, ...interfaceServices];
const statementsOf = (service: EndpointService, region = allowedRegions[0] ?? "us-east-1"): Statement[] =>
  JSON.parse(endpointPolicy({ service, region, organizationId })).Statement;

describe("an endpoint's policy", () => {
  it.each(services)("of %s lets our principals reach our resources", (service) => {
    const [first] = statementsOf(service);
    expect(first?.Condition?.StringEquals).toEqual({
      "aws:PrincipalOrgID": organizationId,
      "aws:ResourceOrgID": organizationId,
    });
  });

  it.each(services)("of %s opens anything beyond only by name, or for our roles", (service) => {
    for (const { Sid, Action, Resource, Condition } of statementsOf(service).slice(1)) {
      const named = Resource.every((resource) => /^arn:aws:[a-z0-9]+:.*[a-z]/.test(resource));
      const ours = Condition?.StringEquals?.["aws:ResourceOrgID"] === organizationId;
      expect(named || ours, Sid).toBe(true);
      expect(Action.join(), Sid).not.toContain("*");
    }
  });

  it("never lets a stranger's credentials write", () => {
    for (const service of services) {
      for (const { Sid, Action, Condition } of statementsOf(service)) {
        const keys = Object.keys(Condition?.StringEquals ?? {});
        if (keys.includes("aws:PrincipalOrgID") || keys.includes("aws:ResourceOrgID")) continue;
        expect(Action, `${service} ${Sid}`).toEqual(["s3:GetObject"]);
      }
    }
  });

  it.each(allowedRegions)("pulls image layers from the registry of %s", (region) => {
    expect(statementsOf("s3", region)[1]?.Resource).toEqual([
      `arn:aws:s3:::prod-${region}-starport-layer-bucket/*`,
    ]);
  });

  it("names services as IAM does where the endpoint is called otherwise", () => {
    const prefixOf = (service: EndpointService) => statementsOf(service)[0]?.Action;
    expect(prefixOf("ecr.dkr")).toEqual(["ecr:*"]);
    expect(prefixOf("aps-workspaces")).toEqual(["aps:*"]);
    expect(prefixOf("bedrock-runtime")).toEqual(["bedrock:*"]);
    expect(prefixOf("monitoring")).toEqual(["cloudwatch:*"]);
    expect(prefixOf("eks-auth")).toEqual(["eks-auth:*"]);
  });
});
