import * as pulumi from "@pulumi/pulumi";
import { beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { placeholderAddresses } from "./routing/placeholder-addresses.ts";

beforeAll(async () => {
  await pulumi.runtime.setMocks({
    newResource: (args) => ({ id: `${args.name}-id`, state: args.inputs }),
    call: () => ({}),
  });
});

const settled = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

it("keeps the channels' keys secret and writes the configuration Alertmanager reads", async () => {
  const { AlertRouting } = await import("./alert-routing.ts");
  const routing = new AlertRouting("routing", {
    addresses: pulumi.secret(placeholderAddresses),
    location: "America/Chicago",
  });
  const { stringData } = routing.nodes.configuration;
  expect(await pulumi.isSecret(stringData)).toBe(true);
  const config = parse((await settled(stringData))["alertmanager.yaml"] ?? "") as {
    route: { receiver: string };
    time_intervals: object[];
  };
  expect(config.route.receiver).toBe("emergency");
  expect(JSON.stringify(config.time_intervals)).toContain("America/Chicago");
});
