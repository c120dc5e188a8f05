import { stackRule } from "../../rule.ts";
import { and, because, no, not, or, truth, when } from "../../truth.ts";
import { is, type View } from "../../view.ts";

/** A target names its table by resourceId table/NAME or table/NAME/index/INDEX. Replica autoscaling is not judged here. */
export const dynamodbAutoscaling = stackRule({
  id: "dynamodb-autoscaling",
  title: "Provisioned tables scale reads and writes, indexes included",
  service: "DynamoDB",
  severity: "high",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Use PAY_PER_REQUEST, or add appautoscaling targets for read and write of the table and of every index.",
  types: ["aws:dynamodb/table:Table"],
  check: (table, { estate }) =>
    when(not(is(table.at("billingMode"), "PAY_PER_REQUEST")), "on-demand capacity scales by itself", () => {
      const targets = estate.ofType("aws:appautoscaling/target:Target");
      const scaled = (dimension: string, index?: View) =>
        because(
          "read or write capacity has no autoscaling target",
          or(
            ...targets.map((target) => {
              const id = target.at("resourceId");
              const made = (target.propertyDependencies["resourceId"] ?? []).includes(table.urn);
              const names = [...table.identities, table.name].map(
                (name) =>
                  `table/${name}${index === undefined ? "" : `/index/${index.at("name").text ?? "?"}`}`,
              );
              return and(
                is(target.at("scalableDimension"), dimension),
                id.unknown
                  ? truth(made && index === undefined ? true : undefined, id.path)
                  : is(id, ...names),
              );
            }),
            no,
          ),
        );
      const indexes = table.at("globalSecondaryIndexes");
      return and(
        scaled("dynamodb:table:ReadCapacityUnits"),
        scaled("dynamodb:table:WriteCapacityUnits"),
        ...indexes
          .items()
          .flatMap((index) => [
            scaled("dynamodb:index:ReadCapacityUnits", index),
            scaled("dynamodb:index:WriteCapacityUnits", index),
          ]),
      );
    }),
});
