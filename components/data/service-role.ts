import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import type * as pulumi from "@pulumi/pulumi";

export interface ServiceRoleArgs {
  readonly physicalName: string;
  readonly description: string;
  /** Who may assume it, as a policy document. */
  readonly trust: string;
  /** Policies by a word that tells them apart. */
  readonly policyArns: Readonly<Record<string, pulumi.Input<string>>>;
  /** ARN of the most it may ever do, whatever its policies come to say. */
  readonly boundary: string | { readonly unboundedBecause: string };
  readonly tags: Record<string, string>;
}

/** Whoever names the role should depend on the attachments: without them it can do nothing yet. */
export interface ServiceRole {
  readonly role: Role;
  readonly attachments: readonly RolePolicyAttachment[];
}

/** A role that an AWS service assumes, with its policies attached and none inside. */
export function serviceRole(
  name: string,
  args: ServiceRoleArgs,
  opts: pulumi.CustomResourceOptions,
): ServiceRole {
  const { physicalName, description, trust, policyArns, boundary, tags } = args;
  const role = new Role(
    `${name}-role`,
    {
      name: physicalName,
      description,
      assumeRolePolicy: trust,
      ...(typeof boundary === "string" ? { permissionsBoundary: boundary } : {}),
      tags,
    },
    opts,
  );
  const attachments = Object.entries(policyArns).map(
    ([word, policyArn]) =>
      new RolePolicyAttachment(`${name}-${word}-attachment`, { role: role.name, policyArn }, opts),
  );
  return { role, attachments };
}
