import type { TableName } from "./table-capacity.ts";
import type { KeyAttribute, TableSchema } from "./table-schema.ts";

const text = (name: string, form: string): KeyAttribute => ({ name, type: "S", form });

/**
 * Partitions of the due index per region: a sweep reads them all, and no surge writes into one alone. An index key that
 * is written to faster than a partition serves holds the table's writes back, so there are as many as a table needs at
 * AWS's quota of 40,000 writes a second (`partitionsFor`), rounded up to a power of two, which spreads the first byte of
 * a hash evenly. A constant, because items wait in the shard that they were written to: it must never shrink.
 */
export const dueShards = 64;

/** In every table: what a workflow has to look at again, such as an offer that runs out or an event not yet sent. */
const due = {
  name: "due",
  partition: text("dueShard", "<region>#<shard>, on items that wait for a moment only"),
  sort: text("dueAt", "<moment, UTC>"),
  answers: "what this region's sweep has to deal with now",
};

/**
 * The tables of the scheduling services, and why each is a table.
 *
 * `availability` - search is read-heavy, by key, and must answer from its own region when the other is gone. A stale
 * read is safe: booking has the last word on every slot.
 *
 * `waitlist` - offers are advisory and claims are settled by booking, so eventual consistency is enough. A conditional
 * write is judged against the local replica only: each hospital's offers are therefore written in its home region.
 * (Strong consistency would need an empty table, a third region or a witness, and can never be changed again.)
 *
 * `notifications` - claims on events make every message sent once, and recipients' preferences are looked up by key.
 * Both are independent items; nothing joins them.
 */
export const tables = {
  availability: {
    partition: text("hospitalDay", "<hospitalId>#<YYYY-MM-DD>#<shard>"),
    sort: text("slot", "<start, UTC>#<practitionerId>"),
    indexes: [
      {
        name: "by-practitioner",
        partition: text("practitionerId", "<practitionerId>"),
        sort: text("slot", "<start, UTC>#<practitionerId>"),
        answers: "a practitioner's next free slots over many days",
      },
      {
        name: "by-slot-id",
        partition: text("slotId", "<slotId>"),
        sort: text("hospitalDay", "<hospitalId>#<YYYY-MM-DD>#<shard>"),
        answers: "the slot an appointment event names",
      },
      due,
    ],
    // Past slots are history that booking keeps; here they only slow searches.
    expiresAt: "expiresAt",
    keysReferToPatients: false,
  },
  waitlist: {
    partition: text("pk", "<hospitalId>#<specialty> or offer#<hospitalId>#<slotId>"),
    sort: text("sk", "<entryId>, or the fixed text offer"),
    indexes: [
      {
        name: "by-clinical-priority",
        partition: text("queue", "<hospitalId>#<specialty>, on waiting entries only"),
        sort: text("order", "<priority 1-9>#<joinedAt, UTC>#<entryId>"),
        answers: "who is offered a freed slot next: clinical priority, then age",
      },
      {
        name: "by-patient",
        partition: text("patientRef", "<patientRef>"),
        sort: text("sk", "<entryId>, or the fixed text offer"),
        answers: "all entries and offers of a patient",
      },
      due,
    ],
    // Entries have none; an offer's is the moment it lapses. Removal may lag by days, so readers compare it themselves.
    expiresAt: "expiresAt",
    keysReferToPatients: true,
  },
  notifications: {
    partition: text("pk", "event#<consumer>#<eventId> or recipient#<patientRef>"),
    sort: text("sk", "claim, preferences, or sent#<sentAt, UTC>#<notificationId>"),
    indexes: [
      {
        name: "by-notification",
        partition: text("notificationId", "<notificationId>"),
        sort: text("sk", "claim, preferences, or sent#<sentAt, UTC>#<notificationId>"),
        answers: "the message a vendor's delivery receipt is about",
      },
      due,
    ],
    // Claims outlive every replay a queue can make; preferences have none and stay.
    expiresAt: "expiresAt",
    keysReferToPatients: true,
  },
} as const satisfies Record<TableName, TableSchema>;
