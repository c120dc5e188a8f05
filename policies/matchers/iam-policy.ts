import { and, no, not, or, type Truth, truth } from "../truth.ts";
import { is, isSet, json, type View } from "../view.ts";
import { wildcardMatches } from "./wildcard.ts";

/** One statement of an IAM policy, read whatever the key order and whether text or list. */
export class Statement {
  readonly view: View;

  constructor(view: View) {
    this.view = view;
  }

  get allows(): Truth {
    return is(this.view.at("Effect"), "Allow");
  }

  get denies(): Truth {
    return is(this.view.at("Effect"), "Deny");
  }

  /** The statement covers this action, by `Action` or by leaving it out of `NotAction`. */
  covers(action: string): Truth {
    const others = this.view.at("NotAction");
    if (others.value !== undefined)
      return not(anyText(others, (pattern) => wildcardMatches(pattern, action, true)));
    return anyText(this.view.at("Action"), (pattern) => wildcardMatches(pattern, action, true));
  }

  /** Some `Action` pattern itself answers the question; `NotAction` counts as the pattern `*`. */
  actionPattern(question: (pattern: string) => boolean): Truth {
    const others = this.view.at("NotAction");
    if (others.value !== undefined) return truth(question("*"), others.path);
    return anyText(this.view.at("Action"), question);
  }

  /** Some resource pattern matches everything; `NotResource` does for all but a few. */
  get everyResource(): Truth {
    const others = this.view.at("NotResource");
    if (others.value !== undefined) return truth(true, others.path);
    return anyText(this.view.at("Resource"), matchesEverything);
  }

  coversResource(arn: string): Truth {
    const others = this.view.at("NotResource");
    if (others.value !== undefined) return not(anyText(others, (pattern) => wildcardMatches(pattern, arn)));
    return anyText(this.view.at("Resource"), (pattern) => wildcardMatches(pattern, arn));
  }

  /** Anyone may be meant: `*` alone, inside `AWS` or another kind, or by way of `NotPrincipal`. */
  get anyPrincipal(): Truth {
    const others = this.view.at("NotPrincipal");
    if (others.value !== undefined) return truth(true, others.path);
    return or(...this.principals.map((principal) => anyText(principal, isAnyone)), no);
  }

  /** Views of every principal, of whatever kind. */
  get principals(): readonly View[] {
    const principal = this.view.at("Principal");
    if (principal.unknown || typeof principal.value === "string" || Array.isArray(principal.value))
      return [principal];
    return principal.entries().map(({ value }) => value);
  }

  /** Every condition as operator, key and values. */
  get conditions(): readonly Condition[] {
    return this.view
      .at("Condition")
      .entries()
      .flatMap(({ key: operator, value }) =>
        value.unknown
          ? [{ operator, key: "", values: value }]
          : value.entries().map(({ key, value: values }) => ({ operator, key, values })),
      );
  }

  /**
   * A condition on one of the keys narrows who is let in: a positive operator that also fails when the key is
   * missing (so neither `...IfExists` nor `ForAllValues`), with no value that matches everything.
   */
  narrowedBy(...keys: readonly string[]): Truth {
    const wanted = new Set(keys.map((key) => key.toLowerCase()));
    const condition = this.view.at("Condition");
    if (condition.unknown) return truth(undefined, condition.path);
    const narrowing = this.conditions.filter(
      ({ operator, key }) => key === "" || (wanted.has(key.toLowerCase()) && isPositive(operator)),
    );
    return or(...narrowing.map(({ values }) => and(isSet(values), not(anyText(values, isAnyone)))), no);
  }
}

export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: View;
}

/** Compares and lets in only on a match; `Null`, negations and tests that pass on a missing key do not narrow. */
function isPositive(operator: string): boolean {
  const name = operator.toLowerCase();
  if (name.endsWith("ifexists") || name.startsWith("forallvalues:")) return false;
  const bare = name.replace("foranyvalue:", "");
  return /^(stringequals|stringequalsignorecase|stringlike|arnequals|arnlike|bool|ipaddress|numericequals|numericlessthan|numericlessthanequals|dateless.*)$/.test(
    bare,
  );
}

const PROBES = [
  "arn:aws:s3:::records",
  "arn:aws:s3:::records/one",
  "arn:aws:iam::123456789012:role/any",
  "arn:aws:kms:us-east-1:123456789012:key/1",
  "arn:aws:dynamodb:us-west-2:210987654321:table/slots",
] as const;

/** `*`, `arn:*`, `arn:aws:*:*:*:*` and the like: matches resources that have nothing in common. */
export function matchesEverything(pattern: string): boolean {
  return PROBES.every((arn) => wildcardMatches(pattern, arn));
}

/** A principal or value that lets everyone in: `*`, `**`, or an account left open (`arn:aws:iam::*:root`). */
export function isAnyone(text: string): boolean {
  return (
    /^\*+$/.test(text) ||
    /^arn:[^:]*:(iam|sts)::\*+:/.test(text) ||
    /^arn:\*/.test(text) ||
    /^\?+\*$/.test(text)
  );
}

/** A text, or a list of texts, one of which answers the question. */
export function anyText(view: View, question: (text: string) => boolean): Truth {
  const claims = view.items().map((item) => {
    if (item.unknown) return truth(undefined, item.path);
    const { value } = item;
    return truth(
      (typeof value === "string" || typeof value === "boolean") && question(String(value)),
      item.path,
    );
  });
  return claims.length === 0 ? truth(false, view.path) : or(...claims);
}

/** Some statement of the policy satisfies the question. A policy that cannot be read is unknown, an absent one has none. */
export function someStatement(policy: View, question: (statement: Statement) => Truth): Truth {
  const document = json(policy);
  if (document.unknown) return truth(undefined, policy.path);
  if (document.value === undefined || document.value === null) return truth(false, policy.path);
  const statements = document.at("Statement");
  if (statements.unknown) return truth(undefined, statements.path);
  return or(
    ...statements
      .items()
      .map((view) => (view.unknown ? truth(undefined, view.path) : question(new Statement(view)))),
    truth(false, policy.path),
  );
}

/** No Allow statement satisfies the question. */
export function noAllow(policy: View, question: (statement: Statement) => Truth): Truth {
  return not(someStatement(policy, (statement) => and(statement.allows, question(statement))));
}

/**
 * A Deny for every principal and every action of the service when the request is not over TLS. A second condition
 * beside `aws:SecureTransport` would let plain requests through, so it does not count.
 */
export function deniesPlainTransport(
  policy: View,
  service: "s3" | "sqs" | "sns",
  arns: readonly string[],
): Truth {
  return someStatement(policy, (statement) => {
    const { conditions } = statement;
    const [only] = conditions;
    const insecure =
      only !== undefined &&
      conditions.length === 1 &&
      /^bool(ifexists)?$/i.test(only.operator) &&
      only.key.toLowerCase() === "aws:securetransport"
        ? anyText(only.values, (text) => text.toLowerCase() === "false")
        : truth(
            statement.view.at("Condition").unknown ? undefined : false,
            statement.view.at("Condition").path,
          );
    const actions = PLAIN_PROBES[service].map((action) => statement.covers(action));
    return and(
      statement.denies,
      statement.anyPrincipal,
      insecure,
      ...actions,
      ...arns.map((arn) => statement.coversResource(arn)),
    );
  });
}

/** Actions with nothing in common, so that only a pattern for the whole service covers them all. */
const PLAIN_PROBES = {
  s3: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket", "s3:GetBucketAcl"],
  // Senders and receivers are what a queue's and a topic's policy can name.
  sqs: ["sqs:SendMessage", "sqs:ReceiveMessage"],
  sns: ["sns:Publish"],
} as const;
