import { Alias } from "@pulumi/aws/kms/alias.js";
import { Key } from "@pulumi/aws/kms/key.js";
import { ReplicaKey } from "@pulumi/aws/kms/replicaKey.js";
import * as pulumi from "@pulumi/pulumi";
import {
  type AllowStatement,
  type Ownership,
  type Purpose,
  physicalName,
  type Region,
  type RegionPair,
  tagsOf,
} from "../naming/index.ts";
import { keyPolicy } from "./key-policy.ts";

/** A key as others refer to it in one region. */
export interface KeyRef {
  readonly arn: pulumi.Input<string>;
  readonly keyId: pulumi.Input<string>;
}

export interface PhiKeyArgs {
  readonly accountId: string;
  /** The key is made in the primary region and replicated to the secondary, so that either can decrypt alone. */
  readonly regions: RegionPair;
  /** Role ARNs that manage the key and cannot use it. */
  readonly administrators: readonly string[];
  readonly ownership: Ownership;
  readonly purpose: Purpose;
  /** AWS services that use this key for our resources, beyond those every key admits. */
  readonly grants?: readonly AllowStatement[];
}

/** Longest AWS allows; a key scheduled for deletion by mistake can be saved for this long. */
const deletionWindowInDays = 30;
const rotationPeriodInDays = 365;

/**
 * The encryption authority of one data class and owner: a multi-region customer key with a replica in the second
 * region, rotated every year (45 CFR 164.312(a)(2)(iv)). Data encrypted with it cannot be read once it is gone, so
 * it is protected, is kept when the stack is destroyed, and has the longest deletion window.
 *
 * @example
 * const key = new PhiKey("phi", { accountId, regions, administrators, ownership,
 *   purpose: { service: "scheduling", dataClass: "phi", tier: 0 } });
 * key.in("us-west-2").arn;
 */
export class PhiKey extends pulumi.ComponentResource {
  readonly nodes: { readonly key: Key; readonly replica: ReplicaKey; readonly aliases: readonly Alias[] };
  readonly #byRegion: ReadonlyMap<Region, Key | ReplicaKey>;

  constructor(name: string, args: PhiKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    const { regions, purpose, ownership } = args;
    super("wardrail:foundation:PhiKey", name, { dataClass: purpose.dataClass, regions }, opts);
    const permanent = { parent: this, protect: true, retainOnDelete: true };
    const policy = keyPolicy({
      accountId: args.accountId,
      regions: [regions.primary, regions.secondary],
      administrators: args.administrators,
      grants: args.grants ?? [],
    });
    const description = `Encrypts ${purpose.dataClass} data of ${purpose.service} (${ownership.environment})`;
    const tags = tagsOf(ownership, purpose);
    const key = new Key(
      `${name}-key`,
      {
        description,
        region: regions.primary,
        multiRegion: true,
        enableKeyRotation: true,
        rotationPeriodInDays,
        deletionWindowInDays,
        policy,
        tags,
      },
      permanent,
    );
    const replica = new ReplicaKey(
      `${name}-replica`,
      {
        description,
        region: regions.secondary,
        primaryKeyArn: key.arn,
        deletionWindowInDays,
        enabled: true,
        // AWS copies neither policy nor tags to a replica.
        policy,
        tags,
      },
      permanent,
    );
    const aliasName = physicalName("key-alias", [
      `alias/wardrail/${ownership.environment}/${purpose.service}`,
      purpose.dataClass,
    ]);
    const aliases = [key, replica].map(
      (target, index) =>
        new Alias(
          `${name}-alias-${index === 0 ? "primary" : "secondary"}`,
          {
            name: aliasName,
            region: index === 0 ? regions.primary : regions.secondary,
            targetKeyId: target.keyId,
          },
          { parent: this },
        ),
    );
    this.nodes = { key, replica, aliases };
    this.#byRegion = new Map<Region, Key | ReplicaKey>([
      [regions.primary, key],
      [regions.secondary, replica],
    ]);
    this.registerOutputs({ keyArn: key.arn, replicaArn: replica.arn });
  }

  /** The key as resources of `region` must name it. Throws when the key has no replica there. */
  in(region: Region): { readonly arn: pulumi.Output<string>; readonly keyId: pulumi.Output<string> } {
    const key = this.#byRegion.get(region);
    if (key === undefined) {
      throw new pulumi.InputPropertyError({
        propertyPath: "region",
        reason: `the key is in ${[...this.#byRegion.keys()].join(" and ")}, not in ${region}`,
      });
    }
    return { arn: key.arn, keyId: key.keyId };
  }
}
