import type { PropertyMap } from "../../exchange/resource-graph.ts";

/**
 * Answers to the few questions a program may ask the cloud while it is rendered. `undefined`: we have none, and the
 * render says so instead of guessing.
 */
export function answerInvoke(
  token: string,
  args: PropertyMap,
  { accountId, region }: { readonly accountId: string; readonly region: string },
): PropertyMap | undefined {
  const asked = typeof args["region"] === "string" ? args["region"] : region;
  switch (token) {
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return { accountId, id: accountId, arn: `arn:aws:iam::${accountId}:role/offline`, userId: "offline" };
    case "aws:index/getPartition:getPartition":
      return { id: "aws", partition: "aws", dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" };
    case "aws:index/getRegion:getRegion":
      return { id: asked, region: asked, name: asked };
    case "aws:index/getAvailabilityZones:getAvailabilityZones": {
      const names = ["a", "b", "c"].map((zone) => `${asked}${zone}`);
      return { id: asked, region: asked, names, state: "available" };
    }
    default:
      return undefined;
  }
}
