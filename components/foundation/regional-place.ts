import type * as pulumi from "@pulumi/pulumi";
import type { Region } from "../naming/index.ts";

/** One region of an account-wide component: where, under which names, with which tags and options. */
export interface RegionalPlace {
  readonly region: Region;
  /** Start of resource names; tells the regions apart. */
  readonly name: string;
  /** The region that also watches what has no region: users, roles, the root user. */
  readonly isHome: boolean;
  readonly tags: Record<string, string>;
  readonly opts: pulumi.CustomResourceOptions;
}
