import type { Audited } from "../audited.ts";
import type { Context } from "../rule.ts";
import { and, or, type Truth, truth } from "../truth.ts";
import { every, is, isSet, isTrue, notFalse, that, type View } from "../view.ts";
import { anyText } from "./iam-policy.ts";

/** A sibling resource that configures this bucket, for example `BucketVersioning`, and satisfies `also`. */
export function sibling(
  context: Context,
  bucket: Audited,
  kind: string,
  also?: (found: Audited) => Truth,
): Truth {
  const type = `aws:s3/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
  const claim = context.estate.some(type, "bucket", bucket, also);
  return claim.paths.length > 0 ? claim : { ...claim, paths: [kind] };
}

const FLAGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

export const blocksAllPublicAccess = (block: Audited): Truth =>
  and(...FLAGS.map((flag) => isTrue(block.at(flag))));

/** Everyone, or everyone with an AWS account. */
const PUBLIC_GROUPS = /\/(AllUsers|AuthenticatedUsers)$/;

/** ACLs of the bucket, canned or as grants, inline or beside it, open one of the permissions to the public. */
export function publicAcl(
  context: Context,
  bucket: Audited,
  canned: readonly string[],
  permissions: readonly string[],
): Truth {
  const opens = (acl: View, grants: View) =>
    or(
      anyText(acl, (text) => canned.includes(text)),
      ...grants.items().map((grant) => {
        const grantee = grant.at("grantee").value === undefined ? grant : grant.at("grantee");
        const permission =
          grant.at("permission").value === undefined ? grant.at("permissions") : grant.at("permission");
        return and(
          that(grantee.at("uri"), ({ text }) => text !== undefined && PUBLIC_GROUPS.test(text)),
          anyText(permission, (text) => permissions.includes(text)),
        );
      }),
    );
  return or(
    opens(bucket.at("acl"), bucket.at("grants")),
    sibling(context, bucket, "BucketAcl", (acl) =>
      opens(acl.at("acl"), acl.at("accessControlPolicy.grants")),
    ),
  );
}

/** The names under which policies may speak of the bucket. */
export function bucketArns(bucket: Audited, attachedTo: View): readonly string[] {
  const named = attachedTo.text === undefined ? [...bucket.identities] : [attachedTo.text];
  const names = new Set(named.map((name) => name.replace(/^arn:[^:]*:s3:::/, "")));
  return ["aws", "aws-us-gov"].flatMap((partition) =>
    [...names].map((name) => `arn:${partition}:s3:::${name}`),
  );
}

/** Old versions are kept: the bucket's versioning is on, inline or beside it. */
export function isVersioned(context: Context, bucket: Audited): Truth {
  return or(
    isTrue(bucket.at("versioning.enabled")),
    sibling(context, bucket, "BucketVersioning", (found) =>
      is(found.at("versioningConfiguration.status"), "Enabled"),
    ),
  );
}

/** Every default-encryption rule that is there satisfies the question, and there is one. */
export function encryptionRules(context: Context, bucket: Audited, question: (rule: View) => Truth): Truth {
  const holds = (rules: View) =>
    and(
      isSet(rules),
      every(rules, (rule) => question(rule.at("applyServerSideEncryptionByDefault"))),
    );
  return or(
    holds(bucket.at("serverSideEncryptionConfiguration.rule")),
    sibling(context, bucket, "BucketServerSideEncryptionConfiguration", (found) => holds(found.at("rules"))),
  );
}

/** Lifecycle rules that are in force, inline and beside the bucket, each answered by the question. */
export function lifecycleRules(
  context: Context,
  bucket: Audited,
  question: (rule: View) => Truth,
): readonly Truth[] {
  const inline = bucket
    .at("lifecycleRules")
    .items()
    .map((rule) => and(notFalse(rule.at("enabled")), question(rule)));
  const beside = sibling(context, bucket, "BucketLifecycleConfiguration", (found) =>
    or(
      ...found
        .at("rules")
        .items()
        .map((rule) => and(is(rule.at("status"), "Enabled"), question(rule))),
      truth(false, "BucketLifecycleConfiguration.rules"),
    ),
  );
  return [...inline, beside];
}
