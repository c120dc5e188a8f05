import { Permission } from "@pulumi/aws/lambda/permission.js";
import { Secret } from "@pulumi/aws/secretsmanager/secret.js";
import { SecretPolicy } from "@pulumi/aws/secretsmanager/secretPolicy.js";
import { SecretRotation } from "@pulumi/aws/secretsmanager/secretRotation.js";
import * as pulumi from "@pulumi/pulumi";
import type { KeyRef } from "../foundation/index.ts";
import {
  type DataClass,
  type Ownership,
  type PolicyStatement,
  physicalName,
  policyDocument,
  type RegionPair,
  type Tier,
  tagsOf,
} from "../naming/index.ts";
import type { InBothRegions } from "./both-regions.ts";

export interface RotatedSecretArgs {
  /** Who uses it, for example `notifications`. */
  readonly service: string;
  /** What it opens, for example `voice-vendor-token`. Ends its name. */
  readonly purpose: string;
  readonly accountId: string;
  readonly regions: RegionPair;
  readonly keys: InBothRegions<KeyRef>;
  /** The function that makes each new value, the first one included, and sets it where it is used. */
  readonly rotation: {
    readonly functionArn: pulumi.Input<string>;
    /** 1 to {@link longestRotationDays}. */
    readonly everyDays: number;
  };
  readonly dataClass: DataClass;
  readonly tier: Tier;
  readonly ownership: Ownership;
}

/** A value known longer than a quarter is known to people who have left. */
export const longestRotationDays = 90;
/** Longest AWS allows: a secret deleted by mistake can be saved for this long. */
const recoveryWindowInDays = 30;

/**
 * A secret whose value no person and no state file ever holds: the rotation function makes it, also the first time.
 * Encrypted with our key in both regions, so that a lost region takes no credential with it, readable within the
 * account and over TLS only, kept for 30 days after deletion (45 CFR 164.312(a)(2)(iv), (d)).
 *
 * For what cannot sign in with an IAM role. The booking database can, end to end, so it has none: AWS offers managed
 * rotation of a master password, but not for members of a global database.
 *
 * @example
 * new RotatedSecret("voice-vendor", { service: "notifications", purpose: "voice-vendor-token", accountId, regions,
 *   keys, rotation: { functionArn: rotator.arn, everyDays: 30 }, dataClass: "operational", tier: 1, ownership });
 */
export class RotatedSecret extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly nodes: { readonly secret: Secret; readonly rotation: SecretRotation };

  constructor(name: string, args: RotatedSecretArgs, opts?: pulumi.ComponentResourceOptions) {
    const { service, purpose, regions, keys, rotation, accountId, dataClass, tier, ownership } = args;
    const everyDays = checkedDays(rotation.everyDays);
    super(
      "wardrail:data:RotatedSecret",
      name,
      { service, purpose, regions, everyDays, dataClass, tier },
      opts,
    );
    const child = { parent: this };
    const secret = new Secret(
      `${name}-secret`,
      {
        name: physicalName("secret", [`wardrail/${ownership.environment}/${service}/${purpose}`]),
        description: `${purpose} of ${service}`,
        region: regions.primary,
        kmsKeyId: keys.primary.arn,
        recoveryWindowInDays,
        replicas: [{ region: regions.secondary, kmsKeyId: keys.secondary.arn }],
        // A secret of this name in the other region belongs to someone.
        forceOverwriteReplicaSecret: false,
        tags: tagsOf(ownership, { service, dataClass, tier }),
      },
      { ...child, protect: true },
    );
    new SecretPolicy(
      `${name}-policy`,
      {
        region: regions.primary,
        secretArn: secret.arn,
        blockPublicPolicy: true,
        policy: secret.arn.apply((secretArn) => secretPolicy(secretArn, accountId)),
      },
      child,
    );
    const permission = new Permission(
      `${name}-rotation-permission`,
      {
        region: regions.primary,
        action: "lambda:InvokeFunction",
        function: rotation.functionArn,
        principal: "secretsmanager.amazonaws.com",
        sourceAccount: accountId,
        sourceArn: secret.arn,
      },
      child,
    );
    const schedule = new SecretRotation(
      `${name}-rotation`,
      {
        region: regions.primary,
        secretId: secret.id,
        rotationLambdaArn: rotation.functionArn,
        rotateImmediately: true,
        rotationRules: { automaticallyAfterDays: everyDays },
      },
      // AWS tries the function when rotation is set up.
      { ...child, dependsOn: [permission] },
    );
    this.arn = secret.arn;
    this.nodes = { secret, rotation: schedule };
    this.registerOutputs({ arn: secret.arn });
  }
}

/** Refuses other accounts and clear text; who may read it within the account is said by IAM. */
export function secretPolicy(secretArn: string, accountId: string): string {
  const refuse = (sid: string, condition: NonNullable<PolicyStatement["condition"]>): PolicyStatement => ({
    effect: "Deny",
    sid,
    actions: ["secretsmanager:*"],
    resources: [secretArn],
    condition,
  });
  return policyDocument([
    refuse("NoOtherAccount", {
      StringNotEquals: { "aws:PrincipalAccount": accountId },
      Bool: { "aws:PrincipalIsAWSService": "false" },
    }),
    refuse("TlsOnly", { Bool: { "aws:SecureTransport": "false" } }),
  ]);
}

function checkedDays(days: number): number {
  if (Number.isInteger(days) && days >= 1 && days <= longestRotationDays) return days;
  throw new pulumi.InputPropertyError({
    propertyPath: "rotation.everyDays",
    reason: `found ${days}, wanted a whole number from 1 to ${longestRotationDays}`,
  });
}
