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
    case "aws:index/getAvailabilityZone:getAvailabilityZone": {
      const zoneId = String(args["zoneId"]);
      // Which letter stands for a zone differs between accounts; here the first zone is always `a`.
      const letter = "abcdef".charAt(Number(zoneId.at(-1)) - 1);
      return { id: `${asked}${letter}`, region: asked, zoneId, name: `${asked}${letter}` };
    }
    case "aws:secretsmanager/getRandomPassword:getRandomPassword":
      // Equal renders give equal graphs, and nothing rendered here opens anything.
      return { id: asked, region: asked, randomPassword: "rendered-offline-opens-nothing" };
    default:
      return undefined;
  }
}
