import { describe, expect, it } from "vitest";
import { readProject, readStackConfig, repositoryDirectory } from "./offline/project-files.ts";
import { parseSettings } from "./settings.ts";

const stack = "foundation-prod";
const { values } = readStackConfig(readProject(repositoryDirectory), stack);
const delivery = {
  repository: "wardrail-example/platform",
  stateBucket: "pulumi-state-111122223333",
  stateKeyArn: "arn:aws:kms:us-east-1:111122223333:key/mrk-00000000000000000000000000000001",
};

function problemsWith(changes: Readonly<Record<string, unknown>>) {
  const changed = Object.fromEntries(
    Object.entries(changes).map(([key, value]) => [
      `wardrail:${key}`,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
  const checked = parseSettings(stack, { values: { ...values, ...changed }, secretKeys: [] });
  return checked.ok ? [] : checked.problems.map(({ path, found }) => `${path} ${found}`);
}

describe("the foundation's settings", () => {
  it("tell every problem at once", () => {
    expect(
      problemsWith({
        organization: { id: "acme", managementAccountId: "12" },
        delivery: { repository: "acme/*", stateBucket: "Bad_Bucket", stateKeyArn: "alias/state" },
        accountBaselineOwnedBy: "network-prod-use1",
      }),
    ).toEqual([
      "wardrail:organization.id acme",
      "wardrail:organization.managementAccountId 12",
      "wardrail:delivery.repository acme/*",
      "wardrail:delivery.stateBucket Bad_Bucket",
      "wardrail:delivery.stateKeyArn alias/state",
      "wardrail:accountBaselineOwnedBy network-prod-use1",
    ]);
  });

  it("keep state out of the buckets deployments must not read", () => {
    expect(problemsWith({ delivery: { ...delivery, stateBucket: "wardrail-prod-state" } })).toEqual([
      "wardrail:delivery.stateBucket wardrail-prod-state",
    ]);
  });

  it("keep state's key in the United States", () => {
    const stateKeyArn = delivery.stateKeyArn.replace("us-east-1", "eu-west-1");
    expect(problemsWith({ delivery: { ...delivery, stateKeyArn } })).toEqual([
      `wardrail:delivery.stateKeyArn ${stateKeyArn}`,
    ]);
  });

  it.each(["owner/*", "*/*", "owner/name:ref", "owner", "owner/name/more", "own er/name"])(
    "trust no repository called %j",
    (repository) => {
      expect(problemsWith({ delivery: { ...delivery, repository } })).toEqual([
        `wardrail:delivery.repository ${repository}`,
      ]);
    },
  );

  it("do not let a stack wait for itself to own the account's baseline", () => {
    expect(problemsWith({ accountBaselineOwnedBy: stack })).toEqual([
      `wardrail:accountBaselineOwnedBy ${stack}`,
    ]);
    expect(problemsWith({ accountBaselineOwnedBy: "foundation-staging" })).toEqual([]);
  });
});
