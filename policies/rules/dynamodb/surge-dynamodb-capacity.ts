import { declaredSurge } from "../../matchers/autoscaler.ts";
import { isTierZero } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, no, not, or, truth, when } from "../../truth.ts";
import { atLeast, is, isSet, type View } from "../../view.ts";

/** The baseline is the table's own readCapacity and writeCapacity. Tables without a surge declaration and outside tier 0 are not asked. */
export const surgeDynamodbCapacity = stackRule({
  id: "surge-dynamodb-capacity",
  title: "Tables can reach the declared surge",
  service: "DynamoDB",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Set warmThroughput on on-demand tables, and maxCapacity of provisioned ones to the baseline times the multiplier.",
  types: ["aws:dynamodb/table:Table"],
  uses: ["surgeMultiplier"],
  check: (table, { estate, settings }) => {
    const declared = declaredSurge(table);
    return when(
      or(truth(declared !== undefined, "tags"), isTierZero(table)),
      "no surge declared and not tier 0",
      () => {
        const multiplier = declared ?? settings.surgeMultiplier;
        const capped = or(
          ...["maxReadRequestUnits", "maxWriteRequestUnits"].map((name) =>
            atLeast(table.at(`onDemandThroughput.${name}`), 1),
          ),
        );
        const enough = (dimension: string, baseline: View) =>
          or(
            ...estate
              .ofType("aws:appautoscaling/target:Target")
              .map((target) =>
                and(
                  is(target.at("scalableDimension"), `dynamodb:table:${dimension}`),
                  or(
                    is(target.at("resourceId"), ...[...table.identities].map((name) => `table/${name}`)),
                    truth(
                      (target.propertyDependencies["resourceId"] ?? []).includes(table.urn),
                      "resourceId",
                    ),
                  ),
                  atLeast(target.at("maxCapacity"), (baseline.number ?? 1) * multiplier),
                ),
              ),
            no,
          );
        return or(
          and(
            is(table.at("billingMode"), "PAY_PER_REQUEST"),
            or(isSet(table.at("warmThroughput")), not(capped)),
          ),
          and(
            not(is(table.at("billingMode"), "PAY_PER_REQUEST")),
            enough("ReadCapacityUnits", table.at("readCapacity")),
            enough("WriteCapacityUnits", table.at("writeCapacity")),
          ),
        );
      },
    );
  },
});
