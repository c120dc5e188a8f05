import * as v from "valibot";
import {
  type CloudWatchRetentionDays,
  cloudWatchRetentionDays,
  isCloudWatchRetention,
  recordRetentionDays,
} from "../components/foundation/index.ts";
import { isAllowedRegion, type Region, type RegionPair } from "../components/naming/index.ts";
import {
  type Cidr,
  isPrivateRange,
  largestVpcPrefix,
  overlaps,
  parseCidr,
  smallestVpcPrefixHolding,
  usableZonesOf,
  type ZoneId,
  zonesPerRegion,
} from "../components/network/index.ts";
import { schedulingServices } from "../components/surge/index.ts";
import { capacityOf } from "../components/workload/capacity.ts";
import { rolloutSurgePercent } from "../components/workload/quota.ts";
import { json } from "./setting-values.ts";
import type { SettingsReader } from "./settings-reader.ts";

/** How the addresses of one environment are divided, and what its network records. */
export interface NetworkPlan {
  /** The VPC's range in each region; both stacks state both, so that neither can take the other's. */
  readonly cidrs: Readonly<Partial<Record<Region, string>>>;
  /** Ranges in use elsewhere that will be linked: hospital sites, data centres, other VPCs. */
  readonly takenCidrs: readonly string[];
  /** Three zones of this stack's region. */
  readonly zones: readonly ZoneId[];
  readonly flowLogRetentionDays: CloudWatchRetentionDays;
  readonly encryptionInTransit: "monitor" | "enforce";
}

const path = "wardrail:network";
const planWanted = "{ cidrs, takenCidrs?, zones?, flowLogRetentionDays?, encryptionInTransit? }";
const cidrWanted = "an IPv4 range without host bits, for example 10.40.0.0/16";
const schema = json(
  planWanted,
  v.strictObject(
    {
      cidrs: v.record(v.string(), v.string(cidrWanted), "a range for each of the two regions"),
      takenCidrs: v.exactOptional(v.array(v.string(cidrWanted), `a list of ranges, each ${cidrWanted}`), []),
      zones: v.exactOptional(v.array(v.string("a zone's id"), "a list of zone ids")),
      flowLogRetentionDays: v.exactOptional(v.number("a number of days"), recordRetentionDays),
      encryptionInTransit: v.exactOptional(
        v.picklist(["monitor", "enforce"], "monitor or enforce"),
        "monitor",
      ),
    },
    planWanted,
  ),
);

/**
 * Reads `wardrail:network` and reports everything that is wrong with it: ranges that overlap, are public, too large
 * or too small for the declared surge; regions other than the estate's; zones that are not three, not different or
 * not usable; a retention CloudWatch does not know.
 */
export function readNetworkPlan(
  reader: SettingsReader,
  place: { readonly region: Region; readonly regions: RegionPair; readonly hospitals: number | undefined },
): NetworkPlan | undefined {
  const raw = reader.read("network", schema);
  if (raw === undefined) return undefined;
  const { region, regions, hospitals } = place;
  const zones = raw.zones ?? usableZonesOf(region).slice(0, zonesPerRegion);
  const before = reader.problems.length;
  reportZones(reader, region, zones);
  reportRegions(reader, raw.cidrs, regions);
  const named = namedBlocks(reader, raw.cidrs, raw.takenCidrs);
  reportOverlaps(reader, named);
  for (const block of named) {
    if (block.kind === "vpc") reportVpcBlock(reader, block, hospitals);
  }
  const { flowLogRetentionDays } = raw;
  if (!isCloudWatchRetention(flowLogRetentionDays)) {
    const wanted = `a retention CloudWatch Logs knows: ${cloudWatchRetentionDays.join(", ")}`;
    reader.report(`${path}.flowLogRetentionDays`, flowLogRetentionDays, wanted);
    return undefined;
  }
  return reader.problems.length > before ? undefined : { ...raw, zones, flowLogRetentionDays };
}

interface NamedBlock {
  readonly kind: "vpc" | "taken";
  readonly path: string;
  readonly text: string;
  readonly block: Cidr;
}

function namedBlocks(
  reader: SettingsReader,
  cidrs: Readonly<Record<string, string>>,
  takenCidrs: readonly string[],
): readonly NamedBlock[] {
  const texts = [
    ...Object.entries(cidrs).map(([region, text]) => ({ kind: "vpc" as const, at: `cidrs.${region}`, text })),
    ...takenCidrs.map((text, index) => ({ kind: "taken" as const, at: `takenCidrs.${index}`, text })),
  ];
  return texts.flatMap(({ kind, at, text }) => {
    const block = parseCidr(text);
    if (block !== undefined) return [{ kind, path: `${path}.${at}`, text, block }];
    reader.report(`${path}.${at}`, text, cidrWanted);
    return [];
  });
}

function reportRegions(
  reader: SettingsReader,
  cidrs: Readonly<Record<string, string>>,
  pair: RegionPair,
): void {
  const wanted = [pair.primary, pair.secondary];
  for (const name of Object.keys(cidrs)) {
    if (isAllowedRegion(name) && wanted.includes(name)) continue;
    reader.report(`${path}.cidrs.${name}`, name, `a region of wardrail:regions: ${wanted.join(" or ")}`);
  }
  for (const region of wanted.filter((name) => !Object.hasOwn(cidrs, name))) {
    reader.report(`${path}.cidrs.${region}`, undefined, cidrWanted);
  }
}

function reportOverlaps(reader: SettingsReader, named: readonly NamedBlock[]): void {
  for (const [index, one] of named.entries()) {
    for (const other of named.slice(index + 1)) {
      // Sites may be listed twice or within one another; what matters is that no VPC takes their addresses.
      if ((one.kind === "taken" && other.kind === "taken") || !overlaps(one.block, other.block)) continue;
      reader.report(other.path, other.text, `a range that does not overlap ${one.text} (${one.path})`);
    }
  }
}

function reportVpcBlock(
  reader: SettingsReader,
  { path: at, text, block }: NamedBlock,
  hospitals: number | undefined,
): void {
  if (!isPrivateRange(block)) {
    reader.report(at, text, "a private range: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10");
  }
  if (block.prefix < largestVpcPrefix) {
    reader.report(at, text, `/${largestVpcPrefix} or smaller, the largest VPC there is`);
    return;
  }
  const pods = podsOfLargestSurge(hospitals ?? 1);
  const smallest = smallestVpcPrefixHolding(pods);
  const surge = `the ${pods} pods of the largest declared surge with one zone lost`;
  if (smallest === undefined) {
    reader.report("wardrail:hospitals", hospitals, `fewer hospitals per estate: no VPC holds ${surge}`);
  } else if (block.prefix > smallest) {
    reader.report(at, text, `/${smallest} or larger, to hold ${surge}`);
  }
}

/** Every pod of the largest scenario, while a rollout of all services is under way. */
function podsOfLargestSurge(hospitals: number): number {
  return schedulingServices
    .map((service) => capacityOf({ service, hospitals }).maxReplicas)
    .reduce((sum, replicas) => sum + Math.ceil((replicas * (100 + rolloutSurgePercent)) / 100), 0);
}

function reportZones(reader: SettingsReader, region: Region, zones: readonly ZoneId[]): void {
  const usable = usableZonesOf(region);
  if (usable.length < zonesPerRegion) {
    const wanted = `regions with ${zonesPerRegion} zones; an account sees ${usable.length} of ${region}`;
    reader.report("wardrail:regions", region, wanted);
    return;
  }
  const wanted = `${zonesPerRegion} different zones of ${region}: ${usable.join(", ")}`;
  if (zones.length !== zonesPerRegion || new Set(zones).size !== zones.length) {
    reader.report(`${path}.zones`, zones, wanted);
  }
  for (const [index, zone] of zones.entries()) {
    if (!usable.includes(zone)) reader.report(`${path}.zones.${index}`, zone, wanted);
  }
}
