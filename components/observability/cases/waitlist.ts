import type { AlertCase } from "./case-types.ts";
import { counter, gauge, still } from "./series.ts";

const region = { region: "us-east-1" };
const age = "scheduling_waitlist_oldest_age_seconds";
const offers = "scheduling_waitlist_offers_total";
const waiting = gauge("scheduling_waitlist_entries", { priority: "routine", ...region }, 12);
const free = gauge("scheduling_slots_free", { specialty: "cardiology", ...region }, 4);

export const waitlistCases: readonly AlertCase[] = [
  {
    alert: "WaitlistUrgentTooOld",
    labels: region,
    firesAt: "5m",
    series: (level) => [gauge(age, { priority: "urgent", ...region }, level("limit"))],
    lookAlikes: [
      {
        because: "a routine patient may wait that long",
        series: [gauge(age, { priority: "routine", ...region }, 20_000)],
      },
    ],
  },
  {
    alert: "WaitlistRoutineTooOld",
    labels: region,
    firesAt: "1h",
    series: (level) => [gauge(age, { priority: "routine", ...region }, level("limit"))],
  },
  {
    alert: "WaitlistNotDraining",
    labels: region,
    firesAt: "1830s",
    series: () => [waiting, free, still(offers, { outcome: "accepted", ...region })],
    lookAlikes: [
      {
        because: "nobody waits",
        series: [
          gauge("scheduling_waitlist_entries", { priority: "routine", ...region }, 0),
          free,
          still(offers, { outcome: "accepted", ...region }),
        ],
      },
      {
        because: "no slot is free",
        series: [
          waiting,
          gauge("scheduling_slots_free", { specialty: "cardiology", ...region }, 0),
          still(offers, { outcome: "accepted", ...region }),
        ],
      },
      {
        because: "offers go out, slowly",
        series: [waiting, free, counter(offers, { outcome: "declined", ...region }, 1 / 600)],
      },
    ],
  },
  {
    alert: "WaitlistOfferErrors",
    labels: region,
    firesAt: "930s",
    series: (level) => [
      counter(offers, { outcome: "error", ...region }, level("limit")),
      counter(offers, { outcome: "accepted", ...region }, 1 - level("limit")),
    ],
  },
];
