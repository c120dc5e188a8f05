import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  derivedId,
  type NotificationChannel,
  notificationChannels,
  notificationPurposes,
  phiLikenessOf,
} from "../../components/events/contracts/index.ts";
import { localClock } from "../local-time.ts";
import { eventNamed, Rehearsal } from "../rehearsed.ts";
import { cadenceRules, checkCadenceRules, widestHours } from "./cadence-rules.ts";
import type { ChannelMessage } from "./channel-message.ts";
import { decideOnDueMessage, decideOnNews } from "./notify.ts";
import { type MessageFacts, type Preferences, planMessage } from "./plan-message.ts";
import { contactKey, notificationIn, notificationKey, preferencesKey } from "./records.ts";
import { sendMessage, type Vendor } from "./send-message.ts";
import { longestText, wordingOf } from "./wording.ts";

const zones = [
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
  "America/Puerto_Rico",
] as const;

const allConsent = { email: "granted", sms: "granted", voice: "granted" } as const;
const moments = fc.oneof(
  fc.date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true }),
  // Around the changes of the clocks: 8 March and 1 November 2026.
  fc.date({
    min: new Date("2026-03-07T12:00:00Z"),
    max: new Date("2026-03-09T12:00:00Z"),
    noInvalidDate: true,
  }),
  fc.date({
    min: new Date("2026-10-31T12:00:00Z"),
    max: new Date("2026-11-02T12:00:00Z"),
    noInvalidDate: true,
  }),
);
const consents = fc.record(
  { email: state(), sms: state(), voice: state() },
  { requiredKeys: [] },
) as fc.Arbitrary<Preferences["consent"]>;

function state() {
  return fc.constantFrom("granted" as const, "withdrawn" as const);
}

describe("the cadence", () => {
  const facts: fc.Arbitrary<MessageFacts> = fc
    .record({
      purpose: fc.constantFrom(...notificationPurposes),
      timeZone: fc.option(fc.constantFrom(...zones), { nil: undefined }),
      consent: consents,
      sentToday: fc.record({ email: fc.nat(6), sms: fc.nat(6), voice: fc.nat(6) }),
      failed: fc.subarray([...notificationChannels]),
      now: moments,
      validHours: fc.integer({ min: -5, max: 100 }),
    })
    .map(({ timeZone, consent, now, validHours, ...rest }) => ({
      ...rest,
      preferences: timeZone === undefined ? { consent } : { consent, timeZone },
      now,
      notAfter: new Date(now.getTime() + validHours * 3_600_000),
    }));

  it("never sends at night, without consent, above the cap, over a failed channel or too late", () => {
    fc.assert(
      fc.property(facts, (drawn) => {
        const plan = planMessage(drawn);
        const clocks = drawn.preferences?.timeZone === undefined ? zones : [drawn.preferences.timeZone];
        const at = plan.do === "hold" ? plan.until : drawn.now;
        if (plan.do === "suppress") return;
        expect(at.getTime()).toBeLessThan(drawn.notAfter.getTime());
        for (const zone of clocks) {
          expect(localClock(at, zone).hour).toBeGreaterThanOrEqual(widestHours.from);
          expect(localClock(at, zone).hour).toBeLessThan(widestHours.until);
        }
        if (plan.do === "hold") return;
        expect(drawn.preferences?.consent[plan.channel]).toBe("granted");
        expect(drawn.sentToday[plan.channel] ?? 0).toBeLessThan(cadenceRules.mostPerDay[plan.channel]);
        expect(drawn.failed).not.toContain(plan.channel);
      }),
      { numRuns: 1500 },
    );
  });

  it("holds no longer than until the next permitted hour", () => {
    fc.assert(
      fc.property(facts, (drawn) => {
        const plan = planMessage(drawn);
        if (plan.do !== "hold") return;
        const before = planMessage({ ...drawn, now: new Date(plan.until.getTime() - 1000) });
        expect(before.do).toBe("hold");
        expect(planMessage({ ...drawn, now: plan.until }).do).toBe("send");
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["2026-03-08T09:30:00Z", "2026-03-08T12:00:00.000Z"],
    ["2026-11-01T09:30:00Z", "2026-11-01T13:00:00.000Z"],
  ])("follows the clocks in New York when they change: held at %s until %s", (now, until) => {
    const plan = planMessage({
      purpose: "appointment-changed",
      preferences: { consent: allConsent, timeZone: "America/New_York" },
      sentToday: {},
      failed: [],
      notAfter: new Date("2027-01-01T00:00:00Z"),
      now: new Date(now),
    });
    expect(plan).toEqual({ do: "hold", until: new Date(until) });
  });

  it("follows the patient's own order of channels", () => {
    const plan = planMessage({
      purpose: "appointment-changed",
      preferences: { consent: allConsent, timeZone: "America/Chicago", channelOrder: ["voice", "sms"] },
      sentToday: {},
      failed: [],
      notAfter: new Date("2027-01-01T00:00:00Z"),
      now: new Date("2026-11-10T18:00:00Z"),
    });
    expect(plan).toEqual({ do: "send", channel: "voice" });
  });
});

describe("the cadence table", () => {
  it("is right as it stands", () => {
    expect(checkCadenceRules(cadenceRules).ok).toBe(true);
  });

  it("refuses every rule that could send at night, whatever the hours", () => {
    const hour = fc.oneof(fc.integer({ min: -3, max: 27 }), fc.double());
    fc.assert(
      fc.property(hour, hour, fc.nat(cadenceRules.rules.length - 1), (from, until, index) => {
        const rules = cadenceRules.rules.map((rule, at) =>
          at === index ? { ...rule, hours: { from, until } } : rule,
        );
        const checked = checkCadenceRules({ ...cadenceRules, rules });
        const whole = Number.isInteger(from) && Number.isInteger(until);
        expect(checked.ok).toBe(whole && from >= 8 && until <= 21 && from < until);
        if (!checked.ok) expect(checked.problems[0]?.path).toBe(`rules.${index}.hours`);
      }),
    );
  });

  it("tells every problem at once", () => {
    const checked = checkCadenceRules({
      rules: [
        { purpose: "slot-offered", channels: [], hours: { from: 6, until: 23 } },
        { purpose: "slot-offered", channels: ["sms", "sms"], hours: { from: 8, until: 9 } },
      ],
      mostPerDay: { email: 0, sms: 1000, voice: 1 },
    });
    const paths = checked.ok ? [] : checked.problems.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        "rules",
        "rules.0.channels",
        "rules.0.hours",
        "rules.1.channels",
        "mostPerDay.email",
        "mostPerDay.sms",
      ]),
    );
  });
});

describe("the words of a message", () => {
  const cases = notificationPurposes.flatMap((purpose) =>
    notificationChannels.map((channel) => [purpose, channel] as const),
  );

  it.each(cases)("%s by %s tell nothing clinical and fit one text message", (purpose, channel) => {
    const { subject, text } = wordingOf(purpose, channel, "care.example.org");
    expect(text.length).toBeLessThanOrEqual(longestText);
    expect(`${subject} ${text}`).not.toMatch(
      /doctor|dr\.|clinic|hospital|depart|patient|diagnos|treat|visit|test|result|surg|oncolog|cardio|psych|\d/i,
    );
    for (const word of text.split(/\s/))
      expect(phiLikenessOf(word.replace(/[.,]$/, "")) ?? "").not.toMatch(/e-mail|telephone|number|date/);
  });
});

const confirmed = eventNamed("appointment.confirmed", { slotStartsAt: "2026-11-20T16:00:00Z" });
const { patientRef } = confirmed.detail;
const noon = "2026-11-10T18:00:00Z";

async function patient(consent: Preferences["consent"], moment = noon) {
  const rehearsal = new Rehearsal(moment);
  const preferences = { timeZone: "America/Chicago", consent };
  await rehearsal.store.commit([
    { key: preferencesKey(patientRef), expects: "absent", data: { preferences } },
    {
      key: contactKey(patientRef),
      expects: "absent",
      data: { email: "synthetic@example.org", phone: "+12025550143" },
    },
  ]);
  const tell = (event = confirmed) => rehearsal.handle("patient-news", decideOnNews, event);
  const queued = () => rehearsal.sent.flatMap((each) => (each.kind === "message" ? [each] : []));
  const send = (message: ChannelMessage, channel: NotificationChannel, vendor: Vendor) =>
    sendMessage(message, {
      store: rehearsal.store,
      deliver: rehearsal.deliver,
      now: rehearsal.now,
      channel,
      vendor,
      portal: "care.example.org",
    });
  return { rehearsal, tell, queued, send };
}

describe("a confirmed appointment", () => {
  it("becomes one message in one channel's queue, with references only", async () => {
    const { tell, queued } = await patient(allConsent);
    expect(await tell()).toBe("queued for email");
    expect(await tell()).toBe("duplicate");
    expect(queued()).toHaveLength(1);
    expect(JSON.stringify(queued())).not.toMatch(/example\.org|555/);
  });

  it("is not told at night, but in the morning, if the patient still agrees by then", async () => {
    const { rehearsal, tell, queued } = await patient(allConsent, "2026-11-11T05:00:00Z");
    expect(await tell()).toBe("held");
    rehearsal.moment = new Date("2026-11-11T13:59:00Z");
    await rehearsal.sweep(decideOnDueMessage);
    expect(queued()).toHaveLength(0);
    rehearsal.moment = new Date("2026-11-11T14:00:00Z");
    await rehearsal.sweep(decideOnDueMessage);
    expect(queued()).toHaveLength(1);
  });

  it("is told to nobody who did not agree, and that is said", async () => {
    const { rehearsal, tell, queued } = await patient({});
    expect(await tell()).toBe("no-consent");
    expect(queued()).toEqual([]);
    expect(rehearsal.events("notification.failed")).toMatchObject([{ failure: "suppressed" }]);
  });

  it("never passes a channel's daily cap, however many events come at once", async () => {
    const { tell, queued } = await patient({ email: "granted" });
    const events = Array.from({ length: 9 }, (_, index) =>
      eventNamed("appointment.confirmed", {
        slotStartsAt: "2026-11-20T16:00:00Z",
        patientRef,
        eventId: derivedId("event", `n${index}`),
      }),
    );
    for (const event of events) await tell(event);
    expect(queued()).toHaveLength(cadenceRules.mostPerDay.email);
  });
});

describe("a queued message", () => {
  const taken: Vendor = async () => "taken";

  async function queuedMessage(consent: Preferences["consent"] = allConsent) {
    const setting = await patient(consent);
    await setting.tell();
    const message = setting.queued()[0]?.message;
    if (message === undefined) throw new Error("nothing was queued");
    const state = async () =>
      notificationIn(await setting.rehearsal.store.get(notificationKey(message.notificationId)))?.state;
    return { ...setting, message, state };
  }

  it("is sent once, even when its queue hands it out twice", async () => {
    const { rehearsal, message, send, state } = await queuedMessage();
    const calls: string[] = [];
    const vendor: Vendor = async (to) => {
      calls.push(to);
      return "taken";
    };
    expect(await send(message, "email", vendor)).toBe("sent");
    expect(await send(message, "email", vendor)).toBe("not to be sent here");
    expect(calls).toEqual(["synthetic@example.org"]);
    expect(await state()).toBe("sent");
    expect(rehearsal.events("notification.sent")).toHaveLength(1);
  });

  it("is sent once when two senders take it at the same time", async () => {
    const { message, send } = await queuedMessage();
    let calls = 0;
    const vendor: Vendor = async () => {
      calls += 1;
      return "taken";
    };
    await Promise.allSettled([send(message, "email", vendor), send(message, "email", vendor)]);
    expect(calls).toBe(1);
  });

  it("waits in its queue while the vendor is out, and other channels are not asked", async () => {
    const { message, send, state, queued } = await queuedMessage();
    const out: Vendor = async () => {
      throw new Error("vendor is out");
    };
    await expect(send(message, "email", out)).rejects.toThrow("vendor is out");
    expect(await state()).toBe("queued");
    expect(queued()).toHaveLength(1);
    expect(await send(message, "email", taken)).toBe("sent");
  });

  it("goes on to the next channel when the vendor rejects it", async () => {
    const { rehearsal, message, send, queued } = await queuedMessage();
    expect(await send(message, "email", async () => "rejected")).toBe("queued for sms");
    expect(queued().map(({ channel }) => channel)).toEqual(["email", "sms"]);
    expect(rehearsal.events("notification.failed")).toMatchObject([
      { channel: "email", failure: "rejected" },
    ]);
  });

  it("is not sent after the patient withdrew consent", async () => {
    const { rehearsal, message, send } = await queuedMessage({ email: "granted" });
    const item = await rehearsal.store.get(preferencesKey(patientRef));
    const preferences = { timeZone: "America/Chicago", consent: { email: "withdrawn" } };
    await rehearsal.store.commit([
      { key: preferencesKey(patientRef), expects: item?.revision ?? 0, data: { preferences } },
    ]);
    let called = false;
    await send(message, "email", async () => {
      called = true;
      return "taken";
    });
    expect(called).toBe(false);
    expect(rehearsal.events("notification.failed")).toMatchObject([{ failure: "suppressed" }]);
  });

  it("is held when its queue stood still until night", async () => {
    const { rehearsal, message, send, state } = await queuedMessage();
    rehearsal.moment = new Date("2026-11-11T05:00:00Z");
    expect(await send(message, "email", taken)).toBe("held");
    expect(await state()).toBe("held");
  });
});
