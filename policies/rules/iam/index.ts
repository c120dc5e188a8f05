import type { Rule } from "../../rule.ts";
import { emergencyBreakGlassRole } from "./emergency-break-glass-role.ts";
import { iamGroupHasUsers } from "./iam-group-has-users.ts";
import { iamHumanUsersMfa } from "./iam-human-users-mfa.ts";
import { iamIrsaSubjectBound } from "./iam-irsa-subject-bound.ts";
import { iamNoAccessKeys } from "./iam-no-access-keys.ts";
import { iamNoAdminStatement } from "./iam-no-admin-statement.ts";
import { iamNoAwsAdminAttachment } from "./iam-no-aws-admin-attachment.ts";
import { iamNoBroadKmsActions } from "./iam-no-broad-kms-actions.ts";
import { iamNoFullServiceAccess } from "./iam-no-full-service-access.ts";
import { iamNoInlinePolicy } from "./iam-no-inline-policy.ts";
import { iamNoPrivilegeEscalation } from "./iam-no-privilege-escalation.ts";
import { iamNoUserPolicies } from "./iam-no-user-policies.ts";
import { iamNoWildcardMarketplace } from "./iam-no-wildcard-marketplace.ts";
import { iamPasswordPolicy } from "./iam-password-policy.ts";
import { iamTrustNoWildcard } from "./iam-trust-no-wildcard.ts";
import { iamUserInGroup } from "./iam-user-in-group.ts";

export const iamRules: readonly Rule[] = [
  emergencyBreakGlassRole,
  iamGroupHasUsers,
  iamHumanUsersMfa,
  iamIrsaSubjectBound,
  iamNoAccessKeys,
  iamNoAdminStatement,
  iamNoAwsAdminAttachment,
  iamNoBroadKmsActions,
  iamNoFullServiceAccess,
  iamNoInlinePolicy,
  iamNoPrivilegeEscalation,
  iamNoUserPolicies,
  iamNoWildcardMarketplace,
  iamPasswordPolicy,
  iamTrustNoWildcard,
  iamUserInGroup,
];
