import type { Rule } from "../../rule.ts";
import { auditEvidenceTag } from "./audit-evidence-tag.ts";
import { logRetentionS3SixYears } from "./log-retention-s3-six-years.ts";
import { s3AccessLogging } from "./s3-access-logging.ts";
import { s3AccountBlockPublicAccess } from "./s3-account-block-public-access.ts";
import { s3AclDisabled } from "./s3-acl-disabled.ts";
import { s3BlockPublicAccess } from "./s3-block-public-access.ts";
import { s3EventNotifications } from "./s3-event-notifications.ts";
import { s3KmsDefaultEncryption } from "./s3-kms-default-encryption.ts";
import { s3NoPublicRead } from "./s3-no-public-read.ts";
import { s3NoPublicWrite } from "./s3-no-public-write.ts";
import { s3ObjectLock } from "./s3-object-lock.ts";
import { s3Replication } from "./s3-replication.ts";
import { s3TlsOnly } from "./s3-tls-only.ts";
import { s3VersionLifecycle } from "./s3-version-lifecycle.ts";
import { s3Versioning } from "./s3-versioning.ts";

export const s3Rules: readonly Rule[] = [
  auditEvidenceTag,
  logRetentionS3SixYears,
  s3AccessLogging,
  s3AccountBlockPublicAccess,
  s3AclDisabled,
  s3BlockPublicAccess,
  s3EventNotifications,
  s3KmsDefaultEncryption,
  s3NoPublicRead,
  s3NoPublicWrite,
  s3ObjectLock,
  s3Replication,
  s3TlsOnly,
  s3VersionLifecycle,
  s3Versioning,
];
