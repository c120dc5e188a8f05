import type { PolicyCondition } from "./policy-document.ts";

/** A statement of a policy that is attached to a role: it has no principal, because the role is it. */
export interface IdentityStatement {
  readonly effect: "Allow" | "Deny";
  /** Letters and digits only. */
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: PolicyCondition;
}

/** AWS counts characters without white space (IAM quotas: size of a managed policy). */
export const longestManagedPolicy = 6144;

/** What a role may do, as the JSON IAM wants. Throws a `RangeError` when IAM would refuse it for its length. */
export function identityPolicy(statements: readonly IdentityStatement[]): string {
  const document = JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map(({ sid, effect, actions, resources, condition }) => ({
      Sid: sid,
      Effect: effect,
      Action: actions,
      Resource: resources,
      ...(condition === undefined ? {} : { Condition: condition }),
    })),
  });
  if (document.length <= longestManagedPolicy) return document;
  const names = statements.map(({ sid }) => sid).join(", ");
  throw new RangeError(
    `the policy of ${names} has ${document.length} characters; IAM takes ${longestManagedPolicy}`,
  );
}

/**
 * Lets an AWS service assume a role, for this account's resources only, so that nobody else's resource can make the
 * service act here (the confused deputy problem).
 */
export function serviceTrust(trust: {
  readonly service: string;
  readonly accountId: string;
  /** ARN, or ARN pattern, of what the service acts for; default: anything of this account. */
  readonly sourceArns?: readonly string[];
}): string {
  const { service, accountId, sourceArns } = trust;
  return trustPolicy("ServiceAssumesRole", { Service: service }, "sts:AssumeRole", {
    StringEquals: { "aws:SourceAccount": accountId },
    ...(sourceArns === undefined ? {} : { ArnLike: { "aws:SourceArn": sourceArns } }),
  });
}

/** Lets holders of a token of an OpenID Connect provider assume a role, when the token's claims are exactly these. */
export function federatedTrust(trust: {
  readonly providerArn: string;
  /** The provider's URL without `https://`, which is how IAM names its claims. */
  readonly issuer: string;
  readonly claims: Readonly<Record<"aud" | "sub", string>>;
}): string {
  const { providerArn, issuer, claims } = trust;
  return trustPolicy("TokenAssumesRole", { Federated: providerArn }, "sts:AssumeRoleWithWebIdentity", {
    StringEquals: { [`${issuer}:aud`]: claims.aud, [`${issuer}:sub`]: claims.sub },
  });
}

function trustPolicy(
  sid: string,
  principal: Readonly<Record<string, string>>,
  action: string,
  condition: PolicyCondition,
): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: sid, Effect: "Allow", Principal: principal, Action: action, Condition: condition }],
  });
}
