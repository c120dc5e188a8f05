import { accountPrincipal, arnOf, type PolicyStatement, policyDocument } from "../naming/index.ts";
import { type EventContext, eventSourceOf } from "./catalogue.ts";

export interface BusPolicyFacts {
  readonly busArn: string;
  readonly accountId: string;
  readonly context: EventContext;
  /** Role names that may publish; `*` stands for any suffix, because each region's role ends in its own. */
  readonly publisherRoles: readonly string[];
}

/**
 * Who may put events on a bus: only the context that owns it, and only under its own source. The account's other
 * principals are refused even when their IAM policies would let them, AWS services excepted (archive replays).
 */
export function busPolicy({ busArn, accountId, context, publisherRoles }: BusPolicyFacts): string {
  const publishers = publisherRoles.map((role) =>
    arnOf({ service: "iam", accountId, resource: `role/${role}` }),
  );
  const put = { actions: ["events:PutEvents"], resources: [busArn] };
  const statements: PolicyStatement[] = [
    {
      ...put,
      effect: "Allow",
      sid: "OwnerPublishes",
      principal: { AWS: accountPrincipal(accountId) },
      condition: {
        ArnLike: { "aws:PrincipalArn": publishers },
        StringEquals: { "events:source": eventSourceOf(context) },
      },
    },
    {
      ...put,
      effect: "Deny",
      sid: "NobodyElsePublishes",
      condition: {
        ArnNotLike: { "aws:PrincipalArn": publishers },
        Bool: { "aws:PrincipalIsAWSService": "false" },
      },
    },
    {
      ...put,
      effect: "Deny",
      sid: "NoForeignSource",
      condition: {
        StringNotEquals: { "events:source": eventSourceOf(context) },
        Bool: { "aws:PrincipalIsAWSService": "false" },
      },
    },
  ];
  return policyDocument(statements);
}
