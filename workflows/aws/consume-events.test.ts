import type { SQSEvent } from "aws-lambda";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fixtureOf } from "../../components/events/contracts/index.ts";
import { Rehearsal } from "../rehearsed.ts";
import { nothing } from "../store/handle-once.ts";
import { handleEvent } from "./consume-events.ts";
import { consumeBatch } from "./consume-queue.ts";

const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  for (const level of ["info", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line) => printed.push(String(line)));
  }
});
afterEach(() => vi.restoreAllMocks());

function batchOf(...bodies: readonly string[]): SQSEvent {
  const Records = bodies.map((body, index) => ({ messageId: `m${index}`, body }));
  // Only what the handler reads is there.
  return { Records } as unknown as SQSEvent;
}

const around = new Rehearsal("2026-11-10T12:00:00Z");
const good = fixtureOf("appointment.booked");
const handle = handleEvent("test", async () => nothing("seen"), around, [good.detail.homeRegion]);

describe("a batch", () => {
  it("names the messages that failed and no others", async () => {
    const poison = { ...good, detail: { ...good.detail, patientName: "Jane Doe" } };
    const batch = batchOf(
      JSON.stringify(good),
      "{",
      JSON.stringify(poison),
      "null",
      JSON.stringify({ ...good, source: "x" }),
    );
    const { batchItemFailures } = await consumeBatch(batch, handle);
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(["m1", "m2", "m3", "m4"]);
  });

  it("logs what was wrong, and nothing of what was in it", async () => {
    const poison = {
      ...good,
      detail: { ...good.detail, patientName: "Jane Doe", slotId: "jane@example.com" },
    };
    await consumeBatch(batchOf(JSON.stringify(poison), "Jane Doe jane@example.com"), handle);
    expect(printed.join()).toMatch(/name promises patient data/);
    expect(printed.join()).toMatch(/e-mail address/);
    expect(printed.join()).not.toMatch(/Jane|example/);
  });

  it("leaves another region's hospitals to that region", async () => {
    const elsewhere = handleEvent("elsewhere", async () => nothing("seen"), around, ["us-west-2"]);
    expect(good.detail.homeRegion).toBe("us-east-1");
    expect(await elsewhere(good)).toBe("another region's");
    expect(
      await handle({
        ...good,
        detail: { ...good.detail, eventId: fixtureOf("appointment.booked", { seed: "1" }).detail.eventId },
      }),
    ).toBe("seen");
  });
});
