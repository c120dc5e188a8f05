import type { PropertyMap } from "../../../exchange/resource-graph.ts";
import { type CasesByControl, other, res, UNKNOWN } from "../../cases/case.ts";

const document = (...statements: readonly object[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
const allow = (Action: string | readonly string[], Resource: string | readonly string[] = "*") => ({
  policy: document({ Effect: "Allow", Action, Resource }),
});
const narrow = allow(["dynamodb:GetItem"], "arn:aws:dynamodb:us-east-1:111122223333:table/slots");
const trust = (more: object): PropertyMap => ({
  assumeRolePolicy: document({
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { Service: "lambda.amazonaws.com" },
    ...more,
  }),
});
const member = res("iam/userGroupMembership:UserGroupMembership", { user: "ana", groups: ["staff"] });
const group = res("iam/group:Group", { name: "staff" });
const mfa = (condition: object, Effect = "Deny") =>
  res("iam/groupPolicy:GroupPolicy", {
    group: "staff",
    policy: document({ Effect, Action: "*", Resource: "*", Condition: condition }),
  });
const noMfa = { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } };
const oidc = (condition: object) =>
  trust({
    Action: "sts:AssumeRoleWithWebIdentity",
    Principal: {
      Federated: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABC",
    },
    Condition: condition,
  });
const issuer = "oidc.eks.us-east-1.amazonaws.com/id/ABC";
const bound = {
  [`${issuer}:sub`]: "system:serviceaccount:scheduling:booking",
  [`${issuer}:aud`]: "sts.amazonaws.com",
};
const glass = {
  tags: { "break-glass": "true" },
  ...trust({
    Principal: { AWS: "arn:aws:iam::111122223333:root" },
    Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
  }),
};
const watch = res("cloudwatch/eventRule:EventRule", {
  eventPattern: JSON.stringify({ detail: { eventName: ["AssumeRole"] } }),
});
const passwords = {
  minimumPasswordLength: 14,
  requireLowercaseCharacters: true,
  requireUppercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
  passwordReusePrevention: 24,
  maxPasswordAge: 90,
};

export const cases: CasesByControl = {
  "iam-group-has-users": {
    complies: [
      [{ name: "staff" }, res("iam/groupMembership:GroupMembership", { group: "staff", users: ["ana"] })],
      [{ name: "staff" }, member],
    ],
    violates: [{ name: "staff" }],
    lookAlike: [
      [{ name: "staff" }, res("iam/groupMembership:GroupMembership", { group: "staff", users: [] })],
      [{ name: "admins" }, member],
    ],
    notApplicable: [other],
    unknown: [
      [{ name: "staff" }, res("iam/groupMembership:GroupMembership", { group: "staff", users: UNKNOWN })],
    ],
  },
  "iam-no-inline-policy": {
    complies: [res("iam/role:Role", {})],
    violates: [narrow],
    lookAlike: [
      res("iam/rolePolicy:RolePolicy", narrow),
      res("iam/role:Role", { inlinePolicies: [{ name: "x", policy: "{}" }] }),
    ],
    notApplicable: [other],
    unknown: [res("iam/role:Role", { inlinePolicies: UNKNOWN })],
  },
  "iam-no-admin-statement": {
    complies: [
      narrow,
      allow("*", "arn:aws:s3:::one"),
      { policy: document({ Effect: "Deny", Action: "*", Resource: "*" }) },
    ],
    violates: [allow("*")],
    lookAlike: [
      {
        policy: JSON.stringify({
          Statement: { Resource: ["*"], Action: ["s3:GetObject", "*"], Effect: "Allow" },
        }),
      },
      allow("*", "arn:*"),
      allow("*:*", "arn:aws:*:*:*:*"),
      { policy: document({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }) },
      res("iam/role:Role", { inlinePolicies: [{ policy: allow("*").policy }] }),
    ],
    notApplicable: [other, res("iam/role:Role", {})],
    unknown: [{ policy: UNKNOWN }, allow("*", UNKNOWN), { policy: "{" }],
  },
  "iam-no-full-service-access": {
    complies: [narrow, allow(["s3:Get*"])],
    violates: [allow("s3:*", "arn:aws:s3:::one")],
    lookAlike: [
      allow(["s3:GetObject", "dynamodb:*"], "arn:aws:s3:::one"),
      allow("s3:**"),
      { policy: document({ Effect: "Allow", NotAction: ["iam:PassRole"], Resource: "*" }) },
    ],
    notApplicable: [other],
    unknown: [{ policy: UNKNOWN }, allow([UNKNOWN])],
  },
  "iam-user-in-group": {
    complies: [
      [{ name: "ana" }, member],
      [{ name: "ana" }, res("iam/groupMembership:GroupMembership", { group: "staff", users: ["ana"] })],
    ],
    violates: [{ name: "ana" }],
    lookAlike: [
      [{ name: "ben" }, member],
      [{ name: "ana" }, res("iam/userGroupMembership:UserGroupMembership", { user: "ana", groups: [] })],
    ],
    notApplicable: [other],
    unknown: [
      [{ name: "ana" }, res("iam/userGroupMembership:UserGroupMembership", { user: "ana", groups: UNKNOWN })],
    ],
  },
  "iam-no-user-policies": {
    complies: [res("iam/policyAttachment:PolicyAttachment", { roles: ["r"], users: [] })],
    violates: [{ user: "ana" }],
    lookAlike: [
      res("iam/policyAttachment:PolicyAttachment", { roles: ["r"], users: ["ana"] }),
      res("iam/userPolicyAttachment:UserPolicyAttachment", { user: "ana" }),
    ],
    notApplicable: [other],
    unknown: [res("iam/policyAttachment:PolicyAttachment", { users: UNKNOWN })],
  },
  "iam-no-aws-admin-attachment": {
    complies: [{ policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }, res("iam/role:Role", {})],
    violates: [{ policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" }],
    lookAlike: [
      res("iam/role:Role", {
        managedPolicyArns: [
          "arn:aws:iam::aws:policy/ReadOnlyAccess",
          "arn:aws:iam::aws:policy/PowerUserAccess",
        ],
      }),
      { policyArn: "arn:aws-us-gov:iam::aws:policy/IAMFullAccess" },
    ],
    notApplicable: [other],
    unknown: [{ policyArn: UNKNOWN }],
  },
  "iam-no-broad-kms-actions": {
    complies: [allow("kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:key/1"), allow("kms:DescribeKey")],
    violates: [allow("kms:Decrypt")],
    lookAlike: [
      allow(["s3:GetObject", "kms:*"]),
      allow("kms:ReEncrypt*"),
      allow("KMS:decrypt", "arn:aws:kms:*:111122223333:key/*"),
      { policy: document({ Effect: "Allow", NotAction: "s3:*", Resource: "*" }) },
    ],
    notApplicable: [other],
    unknown: [{ policy: UNKNOWN }],
  },
  "iam-no-wildcard-marketplace": {
    complies: [allow("aws-marketplace:ViewSubscriptions")],
    violates: [allow("aws-marketplace:Subscribe")],
    lookAlike: [allow(["aws-marketplace:*"])],
    notApplicable: [other],
    unknown: [{ policy: UNKNOWN }],
  },
  "iam-no-access-keys": {
    complies: [{ user: "break-glass-1" }],
    violates: [{ user: "ana" }],
    lookAlike: [{ user: "break-glass-10" }],
    notApplicable: [other],
    unknown: [{ user: UNKNOWN }],
    settings: { breakGlassUsers: ["break-glass-1"] },
  },
  "iam-password-policy": {
    complies: [passwords],
    violates: [{}],
    lookAlike: [
      { ...passwords, minimumPasswordLength: 12 },
      { ...passwords, maxPasswordAge: 0 },
      { ...passwords, requireSymbols: false },
      { ...passwords, passwordReusePrevention: 5 },
      { ...passwords, maxPasswordAge: 180 },
    ],
    notApplicable: [other],
    unknown: [{ ...passwords, maxPasswordAge: UNKNOWN }],
  },
  "iam-human-users-mfa": {
    complies: [[{ name: "ana" }, member, group, mfa(noMfa)]],
    violates: [{ name: "ana" }, [{ name: "ana" }, group, mfa(noMfa)]],
    lookAlike: [
      [{ name: "ana" }, member, group, mfa({ Bool: { "aws:MultiFactorAuthPresent": "true" } })],
      [{ name: "ana" }, member, group, mfa(noMfa, "Allow")],
    ],
    notApplicable: [other],
    unknown: [
      [
        { name: "ana" },
        member,
        group,
        res("iam/groupPolicy:GroupPolicy", { group: "staff", policy: UNKNOWN }),
      ],
    ],
  },
  "iam-trust-no-wildcard": {
    complies: [
      trust({}),
      trust({ Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }),
    ],
    violates: [trust({ Principal: "*" })],
    lookAlike: [
      trust({ Principal: { AWS: ["arn:aws:iam::111122223333:root", "*"] } }),
      trust({ Principal: { AWS: "*" }, Condition: { StringEqualsIfExists: { "sts:ExternalId": "x" } } }),
      trust({ Principal: { AWS: "*" }, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }),
    ],
    notApplicable: [other, {}],
    unknown: [{ assumeRolePolicy: UNKNOWN }],
  },
  "iam-no-privilege-escalation": {
    complies: [allow("iam:PassRole", "arn:aws:iam::111122223333:role/task"), narrow],
    violates: [allow("iam:PassRole")],
    lookAlike: [
      allow(["s3:GetObject", "iam:Put*"]),
      allow("sts:*"),
      allow("iam:PassRole", "arn:aws:iam::*:role/*"),
    ],
    notApplicable: [other],
    unknown: [{ policy: UNKNOWN }],
  },
  "iam-irsa-subject-bound": {
    complies: [oidc({ StringEquals: bound })],
    violates: [oidc({}), oidc({ StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com" } })],
    lookAlike: [
      oidc({ StringLike: { ...bound, [`${issuer}:sub`]: "system:serviceaccount:*:*" } }),
      oidc({ StringEqualsIfExists: bound }),
      oidc({ StringNotEquals: bound }),
    ],
    notApplicable: [trust({})],
    unknown: [
      { assumeRolePolicy: UNKNOWN },
      oidc({ StringEquals: { ...bound, [`${issuer}:sub`]: UNKNOWN } }),
    ],
  },
  "emergency-break-glass-role": {
    complies: [[glass, watch]],
    violates: [{ tags: { "break-glass": "true" }, ...trust({}) }],
    lookAlike: [
      glass,
      [{ ...glass, maxSessionDuration: 7200 }, watch],
      [{ ...glass, ...trust({ Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } }) }, watch],
    ],
    notApplicable: [trust({})],
    unknown: [
      [{ ...glass, maxSessionDuration: UNKNOWN }, watch],
      [{ ...glass, assumeRolePolicy: UNKNOWN }, watch],
    ],
  },
};
