import { performance } from "node:perf_hooks";
import { gzipSync } from "node:zlib";
import type { EventName } from "../components/events/catalogue.ts";
import { derivedId, fixtureOf } from "../components/events/contracts/index.ts";
import { decideOnSlotNews } from "../workflows/availability/slot-state.ts";
import { handleEvent } from "../workflows/aws/consume-events.ts";
import { bundleOf, handlerNames } from "../workflows/bundle.ts";
import { decideOnNews } from "../workflows/notifications/notify.ts";
import { preferencesKey } from "../workflows/notifications/records.ts";
import { eventNamed, Rehearsal } from "../workflows/rehearsed.ts";
import type { Decide } from "../workflows/store/handle-once.ts";
import { decideOnSlotEvent } from "../workflows/waitlist/slot-events.ts";

/** Our own time for one event, from its body to the committed effect, with state in memory: no network, no vendor. */
export interface HandlerFigure {
  readonly consumer: string;
  readonly event: EventName;
  readonly runs: number;
  readonly medianMilliseconds: number;
  readonly p99Milliseconds: number;
}

const cases: readonly (readonly [string, Decide, EventName])[] = [
  ["patient-news", decideOnNews, "appointment.confirmed"],
  ["patient-news", decideOnNews, "waitlist.offered"],
  ["waitlist-offers", decideOnSlotEvent, "appointment.cancelled"],
  ["slot-reopening", decideOnSlotNews, "appointment.cancelled"],
  ["slot-reopening", decideOnSlotNews, "waitlist.offered"],
];

/** How many wait in the line the bench draws from. */
const waiters = 200;

/** Measures every handler on `runs` different events each, after a tenth as many to warm up. */
export async function handlerFigures(runs = 2000): Promise<readonly HandlerFigure[]> {
  const figures: HandlerFigure[] = [];
  for (const [consumer, decide, event] of cases) {
    const around = new Rehearsal("2026-11-10T18:00:00Z");
    const { detail } = eventNamed("appointment.cancelled");
    for (let index = 0; index < waiters; index += 1) await around.join(detail, { name: `waiter ${index}` });
    const milliseconds: number[] = [];
    for (let run = -runs / 10; run < runs; run += 1) {
      const body = await bodyOf(event, run, around);
      // Whoever was offered a slot has left the line; another one joins.
      await around.join(detail, { name: `joiner ${run}` });
      const handle = handleEvent(consumer, decide, around, ["us-east-1"]);
      const before = performance.now();
      await handle(body);
      if (run >= 0) milliseconds.push(performance.now() - before);
    }
    const sorted = milliseconds.toSorted((left, right) => left - right);
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
    figures.push({ consumer, event, runs, medianMilliseconds: at(0.5), p99Milliseconds: at(0.99) });
  }
  return figures;
}

/** A different event each run, of a patient who agreed to mail; slots and line stay those of one hospital. */
async function bodyOf(event: EventName, run: number, around: Rehearsal): Promise<unknown> {
  const { detail: line } = eventNamed("appointment.cancelled");
  const patientRef = derivedId("patient", "bench", String(run));
  const preferences = { timeZone: "America/Chicago", consent: { email: "granted" } };
  await around.store.commit([{ key: preferencesKey(patientRef), expects: "absent", data: { preferences } }]);
  const published = fixtureOf(event, { seed: String(run) });
  const { hospitalId, healthcareServiceId } = line;
  const times = {
    slotStartsAt: "2026-11-20T16:00:00Z",
    ...(event === "waitlist.offered" ? { offerExpiresAt: "2026-11-12T16:00:00Z" } : {}),
  };
  return {
    ...published,
    detail: { ...published.detail, patientRef, hospitalId, healthcareServiceId, ...times },
  };
}

/** How large the functions' code is: on disk, and as Lambda fetches it. */
export interface BundleFigure {
  readonly name: string;
  readonly kibibytes: number;
  readonly gzippedKibibytes: number;
}

export function bundleFigures(): readonly BundleFigure[] {
  return handlerNames.map((name) => {
    const { code } = bundleOf(name);
    return { name, kibibytes: code.length / 1024, gzippedKibibytes: gzipSync(code).length / 1024 };
  });
}
