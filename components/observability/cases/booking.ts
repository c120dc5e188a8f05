import type { AlertCase } from "./case-types.ts";
import { counter, event, gauge, p95, still } from "./series.ts";

const region = { region: "us-east-1" };
const bookings = "scheduling_bookings_total";

const attempts = (perSecond: number, shares: Readonly<Record<string, number>>) =>
  Object.entries(shares).map(([outcome, part]) =>
    counter(bookings, { outcome, channel: "web", ...region }, perSecond * part),
  );

export const bookingCases: readonly AlertCase[] = [
  {
    alert: "DoubleBookingDetected",
    labels: { resource_type: "room", ...region },
    firesAt: "5m",
    series: () => [event("scheduling_double_bookings_total", { resource_type: "room", ...region }, 300)],
    lookAlikes: [
      {
        because: "overlaps of last week are not new",
        series: [still("scheduling_double_bookings_total", { resource_type: "room", ...region })],
      },
    ],
  },
  {
    alert: "AppointmentDataCorrupted",
    labels: { store: "booking", ...region },
    firesAt: "5m",
    series: () => [event("scheduling_integrity_check_failures_total", { store: "booking", ...region }, 300)],
    lookAlikes: [
      {
        because: "failures of last week are not new",
        series: [still("scheduling_integrity_check_failures_total", { store: "booking", ...region })],
      },
    ],
  },
  {
    alert: "BookingSuccessLow",
    labels: region,
    firesAt: "10m",
    series: (level) =>
      attempts(level("leastTraffic"), { confirmed: level("floor"), error: 1 - level("floor") }),
    lookAlikes: [
      {
        because: "conflicts and refusals are correct answers",
        series: attempts(1, { confirmed: 0.3, conflict: 0.4, rejected: 0.3, error: 0 }),
      },
    ],
  },
  {
    alert: "BookingConflictRateHigh",
    labels: region,
    firesAt: "1770s",
    series: (level) =>
      attempts(level("leastTraffic"), { confirmed: 1 - level("limit"), conflict: level("limit") }),
  },
  {
    alert: "BookingSlow",
    labels: region,
    firesAt: "630s",
    series: (level) => p95("scheduling_booking_duration_seconds", region, level("guarantee")),
  },
  {
    alert: "SlotSearchSlow",
    labels: region,
    firesAt: "630s",
    series: (level) => p95("scheduling_slot_search_seconds", region, level("limit")),
  },
  {
    alert: "SlotHoldsLeaking",
    labels: region,
    firesAt: "5m",
    series: (level) => [gauge("scheduling_slot_hold_oldest_age_seconds", region, level("limit"))],
  },
  {
    alert: "AvailabilityFeedStale",
    labels: { source: "hospital-17", ...region },
    firesAt: "5m",
    series: (level) => [
      gauge("scheduling_availability_feed_age_seconds", { source: "hospital-17", ...region }, level("limit")),
      gauge("scheduling_availability_feed_age_seconds", { source: "hospital-18", ...region }, 20),
    ],
  },
  {
    alert: "ViewsInconsistent",
    labels: { view: "day", ...region },
    firesAt: "5m",
    series: () => [event("scheduling_view_consistency_mismatches_total", { view: "day", ...region }, 300)],
    lookAlikes: [
      {
        because: "differences of last week are not new",
        series: [still("scheduling_view_consistency_mismatches_total", { view: "day", ...region })],
      },
    ],
  },
  {
    alert: "CancellationSurge",
    labels: region,
    firesAt: "90000s",
    evaluation: "5m",
    sample: "1m",
    // A usual day, then a rate that stands just beyond or short of its factor an hour into the surge.
    series: (level) => [
      gauge("scheduling_cancellations_total", { reason: "patient", ...region }, (seconds) => {
        const surge = level("leastTraffic");
        const since = 3600;
        const usual = (surge * (86_400 / level("factor") - since)) / (86_400 - since);
        return seconds < 86_400 ? seconds * usual : 86_400 * usual + (seconds - 86_400) * surge;
      }),
    ],
  },
];
