import { resourceRule } from "../../rule.ts";
import { or, truth, when } from "../../truth.ts";
import { is, matches } from "../../view.ts";

/** A ceiling at the floor is no scaling. */
export const dynamodbThroughputHeadroom = resourceRule({
  id: "dynamodb-throughput-headroom",
  title: "Table scaling ceilings leave headroom",
  service: "DynamoDB",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Set maxCapacity to at least minCapacity times the headroom factor.",
  types: ["aws:appautoscaling/target:Target"],
  uses: ["throughputHeadroom"],
  check: (target, { settings }) =>
    when(
      or(
        is(target.at("serviceNamespace"), "dynamodb"),
        matches(target.at("scalableDimension"), /^dynamodb:/),
      ),
      "not a DynamoDB target",
      () => {
        const [least, most] = [target.at("minCapacity"), target.at("maxCapacity")];
        if (least.unknown || most.unknown) return truth(undefined, least.unknown ? least.path : most.path);
        return truth((most.number ?? 0) >= (least.number ?? 1) * settings.throughputHeadroom, most.path);
      },
    ),
});
