import type { Demand, Scenario, SchedulingService, Sourced } from "../surge/index.ts";
import { assumed } from "../surge/sourced.ts";
import { capacityOf } from "../workload/capacity.ts";
import { ceilWithoutNoise, type Planned } from "./planned.ts";
import { dynamoLimits } from "./service-limits.ts";

/** The contexts whose store is a DynamoDB global table. */
export const tableNames = ["availability", "notifications", "waitlist"] as const;
export type TableName = (typeof tableNames)[number];

/** Reads or writes per second, in DynamoDB's units: 4 KB strongly consistent reads, 1 KB writes. */
export interface Throughput {
  readonly readUnitsPerSecond: number;
  readonly writeUnitsPerSecond: number;
}

interface UnitsPerRequest {
  readonly read: number;
  readonly write: number;
}

/** What one request of a service costs a table: numbers that no source gives. Reads are eventually consistent. */
export const tableWork: Readonly<
  Record<TableName, Sourced<Partial<Record<SchedulingService, UnitsPerRequest>>>>
> = {
  availability: assumed(
    { availability: { read: 1, write: 0.05 }, booking: { read: 0.5, write: 0.4 } },
    "a search reads one 8 KB page; a booking reads one slot, and four in ten change one; rosters change rarely",
  ),
  notifications: assumed(
    { notifications: { read: 0.5, write: 2 }, booking: { read: 0.2, write: 0.4 } },
    "each message reads preferences and writes its claim and its outcome; each changed appointment claims one more",
  ),
  waitlist: assumed(
    { waitlist: { read: 1, write: 1.5 }, booking: { read: 0.1, write: 0.1 } },
    "joining writes an entry and later its offer; one booking in ten is a cancellation that looks for a candidate",
  ),
};

/** How many times its even share of the load a single hospital may draw: a mass-casualty event happens in one place. */
export const hotHospitalFactor = assumed(
  50,
  "a quarter of a 200-hospital estate's load on one hospital's day",
);

/** How a table is made ready for the declared surge. */
export interface TableCapacity {
  /** What the largest scenario asks of the table in one region: all of it, because the other may be lost. */
  readonly peak: Throughput;
  /** What the table must serve from its first second: the peak, and never less than a table does unasked. */
  readonly warm: Throughput;
  /** Into how many partition keys one hospital's day is split, so that none of them is asked for too much. */
  readonly shardsPerHospitalDay: number;
}

export interface TableCapacityInputs {
  readonly table: TableName;
  /** The estate's size; demand is declared for `demand.hospitals` and grows with it. */
  readonly hospitals: number;
  /** Quotas AWS has raised for this account, per table; default {@link dynamoLimits.tableQuota}. */
  readonly quota?: Throughput;
  readonly demand?: Demand;
  readonly scenarios?: readonly Scenario[];
}

/**
 * Warm throughput and key sharding of a table, derived from the declared surge.
 *
 * Peak = Σ over services of peak requests × units per request. Warm throughput is the whole peak and not a reserve:
 * an on-demand table at most doubles its previous peak per half hour, while the shortest scale-out limit is a minute.
 * Every write of a global table is made in every region, so each region carries all of them anyway.
 *
 * @example
 * tableCapacityOf({ table: "availability", hospitals: 200 })
 * // 23,000 reads/s (14,000 searches + 18,000 bookings × 0.5), 7,900 writes/s, 2 shards
 */
export function tableCapacityOf(inputs: TableCapacityInputs): Planned<TableCapacity> {
  const { table, hospitals, quota = dynamoLimits.tableQuota } = inputs;
  const peak = { readUnitsPerSecond: unitsOf(inputs, "read"), writeUnitsPerSecond: unitsOf(inputs, "write") };
  for (const unit of ["readUnitsPerSecond", "writeUnitsPerSecond"] as const) {
    if (peak[unit] > quota[unit]) return breach(table, unit, hospitals, peak[unit], quota[unit]);
  }
  const { unwarmed } = dynamoLimits;
  return {
    ok: true,
    value: {
      peak,
      warm: {
        readUnitsPerSecond: Math.max(peak.readUnitsPerSecond, unwarmed.readUnitsPerSecond),
        writeUnitsPerSecond: Math.max(peak.writeUnitsPerSecond, unwarmed.writeUnitsPerSecond),
      },
      shardsPerHospitalDay: shardsFor(peak, hospitals),
    },
  };
}

function unitsOf(
  { table, hospitals, demand, scenarios }: TableCapacityInputs,
  kind: "read" | "write",
): number {
  const estate = {
    hospitals,
    ...(demand === undefined ? {} : { demand }),
    ...(scenarios === undefined ? {} : { scenarios }),
  };
  const perService = Object.entries(tableWork[table].value) as [SchedulingService, UnitsPerRequest][];
  const units = perService.map(
    ([service, work]) => capacityOf({ service, ...estate }).peakRequestsPerSecond * work[kind],
  );
  return ceilWithoutNoise(units.reduce((sum, each) => sum + each, 0));
}

function shardsFor(peak: Throughput, hospitals: number): number {
  const hottestShare = Math.min(1, hotHospitalFactor.value / hospitals);
  return partitionsFor({
    readUnitsPerSecond: peak.readUnitsPerSecond * hottestShare,
    writeUnitsPerSecond: peak.writeUnitsPerSecond * hottestShare,
  });
}

/**
 * Into how many partition keys a load must be split, of a table or of an index: an index whose key is asked for more
 * than a partition serves holds the table's writes back too.
 *
 * @example
 * partitionsFor({ readUnitsPerSecond: 0, writeUnitsPerSecond: 19_200 }) // 20
 */
export function partitionsFor(load: Throughput): number {
  const { readUnitsPerSecond, writeUnitsPerSecond } = dynamoLimits.perPartition;
  return Math.max(
    1,
    Math.ceil(load.readUnitsPerSecond / readUnitsPerSecond),
    Math.ceil(load.writeUnitsPerSecond / writeUnitsPerSecond),
  );
}

function breach(
  table: TableName,
  unit: keyof Throughput,
  hospitals: number,
  need: number,
  quota: number,
): Planned<never> {
  const fitting = Math.floor((hospitals * quota) / need);
  return {
    ok: false,
    breach: {
      need: `tables.${table}: ${need} ${unit}, the quota is ${quota}`,
      wanted: `at most ${fitting} hospitals, or tableQuota.${unit} of ${need} or more once AWS has granted it`,
    },
  };
}
