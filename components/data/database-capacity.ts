import { type Demand, reserveOf, type Scenario } from "../surge/index.ts";
import { assumed } from "../surge/sourced.ts";
import { capacityOf } from "../workload/capacity.ts";
import { ceilWithoutNoise, type Planned } from "./planned.ts";
import { auroraLimits } from "./service-limits.ts";

/** What the database does for one booking request: numbers that no source gives. */
export const databaseWork = {
  requestsPerSecondPerAcu: assumed(
    100,
    "an ACU is about a quarter of a vCPU with 2 GiB, and a request takes 2.5 ms of it in four short statements",
  ),
  writeShare: assumed(0.4, "requests that change an appointment; only the writer can serve them"),
  targetUtilization: assumed(
    0.7,
    "as for pods: queueing delay stays below the service time up to about 70 % use",
  ),
} as const;

/** How the booking database is sized, the same in every region, because either may have to carry the platform alone. */
export interface DatabaseCapacity {
  /** Booking requests per second in the largest scenario. */
  readonly peakRequestsPerSecond: number;
  /** Every instance may grow to this many ACUs. */
  readonly maxAcu: number;
  /** Every instance holds this many ACUs ready: the database reserve. */
  readonly minAcu: number;
  /** Instances in the region of the writer: the writer, and readers of which one may be lost. */
  readonly writerRegionInstances: number;
  /** Instances elsewhere: one that becomes the writer, and the readers of the peak. */
  readonly otherRegionInstances: number;
}

export interface DatabaseCapacityInputs {
  /** The estate's size; demand is declared for `demand.hospitals` and grows with it. */
  readonly hospitals: number;
  readonly demand?: Demand;
  readonly scenarios?: readonly Scenario[];
}

/**
 * Capacity of the booking database, derived from the declared surge.
 *
 * ACUs = peak requests / (requests per ACU × target utilization); the writer's by the share of writes, the rest on
 * readers. One writer cannot be scaled out, so it is the limit that breaks first. Any instance may become the writer,
 * hence all have one range; its lower end is the declared database reserve (half of the largest requirement), because
 * the shortest scale-out limit leaves no time to grow from idle.
 *
 * @example
 * databaseCapacityOf({ hospitals: 200 }) // peak 18,000 requests/s: 78 to 155 ACU, 3 + 2 instances
 */
export function databaseCapacityOf(inputs: DatabaseCapacityInputs): Planned<DatabaseCapacity> {
  const { peakRequestsPerSecond } = capacityOf({ service: "booking", ...inputs });
  const { requestsPerSecondPerAcu, targetUtilization, writeShare } = databaseWork;
  const acuFor = (requestsPerSecond: number) =>
    ceilWithoutNoise(requestsPerSecond / (requestsPerSecondPerAcu.value * targetUtilization.value));
  const { acuPerInstance, acuForReplication } = auroraLimits;

  const writerAcu = acuFor(peakRequestsPerSecond * writeShare.value);
  if (writerAcu > acuPerInstance) return writerBreach(inputs.hospitals, writerAcu);
  const readerAcu = acuFor(peakRequestsPerSecond * (1 - writeShare.value));
  const readersAtPeak = Math.max(1, Math.ceil(readerAcu / acuPerInstance));
  // One more than the peak needs: a zone may be lost with its reader, or a reader becomes the writer.
  const readers = readersAtPeak + 1;
  const maxAcu = Math.max(writerAcu, Math.ceil(readerAcu / readersAtPeak), acuForReplication);
  return {
    ok: true,
    value: {
      peakRequestsPerSecond,
      maxAcu,
      minAcu: Math.max(reserveOf("database", maxAcu), acuForReplication),
      writerRegionInstances: 1 + readers,
      otherRegionInstances: 1 + readersAtPeak,
    },
  };
}

function writerBreach(hospitals: number, writerAcu: number): Planned<never> {
  const { acuPerInstance } = auroraLimits;
  const fitting = Math.floor((hospitals * acuPerInstance) / writerAcu);
  return {
    ok: false,
    breach: {
      need: `bookingDatabase: ${writerAcu} ACU for the writer, the limit is ${acuPerInstance}`,
      wanted: `at most ${fitting} hospitals per estate: AWS does not raise this limit`,
    },
  };
}
