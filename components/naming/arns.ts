import type { Region } from "./regions.ts";

/** An Amazon Resource Name in the commercial partition; `region` is left out for global services. */
export function arnOf(parts: {
  readonly service: string;
  readonly region?: Region;
  readonly accountId: string;
  readonly resource: string;
}): string {
  return `arn:aws:${parts.service}:${parts.region ?? ""}:${parts.accountId}:${parts.resource}`;
}

/** The account as a principal. In a resource policy it means: whoever the account's own IAM policies admit. */
export function accountPrincipal(accountId: string): string {
  return arnOf({ service: "iam", accountId, resource: "root" });
}
