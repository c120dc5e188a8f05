/** A condition block of an IAM policy: operator → condition key → values. */
export type PolicyCondition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** Who a statement is about. */
export type PolicyPrincipal =
  | { readonly AWS: string | readonly string[] }
  | { readonly Service: string | readonly string[] };

interface Statement {
  /** Letters and digits only: SQS and EventBridge refuse anything else. */
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: PolicyCondition;
}

/** A statement that admits named principals. It has no way to admit everyone. */
export interface AllowStatement extends Statement {
  readonly effect: "Allow";
  readonly principal: PolicyPrincipal;
}

/** A statement that refuses, whoever asks. */
export interface DenyStatement extends Statement {
  readonly effect: "Deny";
}

export type PolicyStatement = AllowStatement | DenyStatement;

/**
 * A resource policy as the JSON AWS wants. Equal statements give equal bytes.
 *
 * @example
 * policyDocument([{ effect: "Deny", sid: "TlsOnly", actions: ["sqs:*"], resources: [queueArn],
 *   condition: { Bool: { "aws:SecureTransport": "false" } } }])
 */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((statement) => ({
      Sid: statement.sid,
      Effect: statement.effect,
      Principal: statement.effect === "Deny" ? "*" : statement.principal,
      Action: statement.actions,
      Resource: statement.resources,
      ...(statement.condition === undefined ? {} : { Condition: statement.condition }),
    })),
  });
}
