import { expect, it } from "vitest";
import { fixtureEstate } from "../fixture/estate.ts";
import { sensitivityOf } from "./sensitivity.ts";

const fast = { scaleUp: { policies: [{ type: "Percent", value: 1900, periodSeconds: 15 }] } };
const graphs = fixtureEstate({ every: { min: 10, max: 400, metrics: "rate", behavior: fast } });

it("puts what moves the time to capacity most first, and says where it moves it", () => {
  const results = sensitivityOf(graphs, { scenario: "mass-casualty" });
  const launch = results.filter(({ setting }) => setting === "nodeLaunchSeconds");
  const [slow, quick] = [launch.find(({ to }) => to === 100), launch.find(({ to }) => to === 30)];
  expect(slow?.timeToCapacitySeconds ?? 0).toBeGreaterThan(quick?.timeToCapacitySeconds ?? 0);
  expect(results[0]?.verdict).toBeDefined();
  const place = (name: string) => results.findIndex(({ setting }) => setting === name);
  expect(place("nodeLaunchSeconds")).toBeLessThan(place("podCreatePerSecond"));
});
