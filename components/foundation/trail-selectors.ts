import { arnOf, type Environment, type Region } from "../naming/index.ts";
import { bucketArn } from "./audit-names.ts";

export interface SelectorFacts {
  readonly environment: Environment;
  readonly regions: readonly Region[];
  readonly accountId: string;
  /** Buckets that records themselves are written to: recording those writes would make new ones, for ever. */
  readonly recordBuckets: readonly string[];
}

/** A condition of a selector; all of a selector's must hold. */
interface FieldSelector {
  readonly field: string;
  readonly equals?: string[];
  readonly startsWiths?: string[];
  readonly notStartsWiths?: string[];
}

export interface EventSelector {
  readonly name: string;
  readonly fieldSelectors: FieldSelector[];
}

/**
 * What the trail records: every management event, and reads and writes of data in the stores of this environment.
 * All of them carry our prefix, because their names come from `physicalName` (45 CFR 164.312(b)). Both reads and
 * writes: no `readOnly` field means both.
 */
export function trailSelectors(facts: SelectorFacts): EventSelector[] {
  const { environment, regions, accountId, recordBuckets } = facts;
  const prefix = `wardrail-${environment}-`;
  const named = (service: string, kind: string) =>
    regions.map((region) => arnOf({ service, region, accountId, resource: `${kind}${prefix}` }));
  return [
    {
      name: "Management events",
      fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
    },
    dataEvents("Objects", "AWS::S3::Object", {
      startsWiths: [bucketArn(prefix)],
      notStartsWiths: recordBuckets.map((bucket) => `${bucketArn(bucket)}/`),
    }),
    dataEvents("Table items", "AWS::DynamoDB::Table", { startsWiths: named("dynamodb", "table/") }),
    dataEvents("Table streams", "AWS::DynamoDB::Stream", { startsWiths: named("dynamodb", "table/") }),
    dataEvents("Function calls", "AWS::Lambda::Function", { startsWiths: named("lambda", "function:") }),
  ];
}

function dataEvents(name: string, type: string, arn: Omit<FieldSelector, "field">): EventSelector {
  return {
    name,
    fieldSelectors: [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: [type] },
      { field: "resources.ARN", ...arn },
    ],
  };
}
