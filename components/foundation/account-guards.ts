import { EncryptionByDefault } from "@pulumi/aws/ebs/encryptionByDefault.js";
import { SnapshotBlockPublicAccess } from "@pulumi/aws/ebs/snapshotBlockPublicAccess.js";
import { ImageBlockPublicAccess } from "@pulumi/aws/ec2/imageBlockPublicAccess.js";
import { InstanceMetadataDefaults } from "@pulumi/aws/ec2/instanceMetadataDefaults.js";
import { SerialConsoleAccess } from "@pulumi/aws/ec2/serialConsoleAccess.js";
import { VpcBlockPublicAccessOptions } from "@pulumi/aws/ec2/vpcBlockPublicAccessOptions.js";
import { AccountPasswordPolicy } from "@pulumi/aws/iam/accountPasswordPolicy.js";
import { AccountPublicAccessBlock } from "@pulumi/aws/s3/accountPublicAccessBlock.js";
import type * as pulumi from "@pulumi/pulumi";
import type { RegionalPlace } from "./regional-place.ts";

/**
 * What a region refuses, whoever asks: unencrypted volumes, public snapshots and images, the metadata service without
 * a session, the serial console, and traffic from the internet to anything but exempt subnets. NAT gateways keep
 * working: `block-ingress` lets connections out that were opened from inside.
 */
export function guardRegion({ region, name, opts }: RegionalPlace): void {
  const guard = { ...opts, protect: true };
  new EncryptionByDefault(`${name}-volume-encryption`, { region, enabled: true }, guard);
  new SnapshotBlockPublicAccess(`${name}-snapshot-sharing`, { region, state: "block-all-sharing" }, guard);
  new ImageBlockPublicAccess(`${name}-image-sharing`, { region, state: "block-new-sharing" }, guard);
  new InstanceMetadataDefaults(
    `${name}-instance-metadata`,
    { region, httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    guard,
  );
  new SerialConsoleAccess(`${name}-serial-console`, { region, enabled: false }, guard);
  new VpcBlockPublicAccessOptions(
    `${name}-public-access`,
    { region, internetGatewayBlockMode: "block-ingress" },
    guard,
  );
}

/** What the whole account refuses: public buckets, and passwords that can be guessed (45 CFR 164.308(a)(5)(ii)(D)). */
export function guardAccount(name: string, accountId: string, opts: pulumi.CustomResourceOptions): void {
  const guard = { ...opts, protect: true };
  new AccountPublicAccessBlock(
    `${name}-public-buckets`,
    {
      accountId,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    guard,
  );
  new AccountPasswordPolicy(
    `${name}-passwords`,
    {
      minimumPasswordLength: 14,
      requireLowercaseCharacters: true,
      requireUppercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      passwordReusePrevention: 24,
      maxPasswordAge: 90,
      allowUsersToChangePassword: true,
    },
    guard,
  );
}
