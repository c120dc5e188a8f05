import draft4 from "ajv-draft-04";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeProblem } from "../../../exchange/problem.ts";
import { type EventName, eventCatalogue } from "../catalogue.ts";
import {
  checkDetail,
  checkEvent,
  codeOf,
  countUpTo,
  defineContract,
  type EventDetail,
  eventContracts,
  type Field,
  fixtureOf,
  idOf,
  jsonSchemaOf,
  jsonSchemaText,
  phiLikenessOf,
  promisesPhi,
} from "./index.ts";

const names = Object.keys(eventContracts) as EventName[];

/** Synthetic values of every kind a patient could be known by. */
const phiValues = [
  "Jane Doe",
  "Doe",
  "O'Neill",
  "María",
  "jane.doe@example.com",
  "JANE@EXAMPLE.ORG",
  "+12025550143",
  "(202) 555-0143",
  "202-555-0143",
  "202.555.0143",
  "1 202 555 0143",
  "078-05-1120",
  "078 05 1120",
  "078051120",
  "MRN 00482913",
  "mrn:482913",
  "00482913",
  "1956-03-04",
  "03/04/1956",
  "4.3.56",
  "March 4, 1956",
  "1956-03-04T00:00:00Z",
  "E11.9",
  "F32",
  "e11.9",
  "C50.911",
  "12 Elm Street",
  "90210",
  "90210-1234",
  "192.0.2.17",
  "chest pain since Tuesday",
  "pat_Jane-Doe",
  "pat_078051120",
  "",
];

const phiFields = [
  "patientName",
  "first_name",
  "email",
  "e-mail",
  "phoneNumber",
  "mobile",
  "homeAddress",
  "zipCode",
  "dateOfBirth",
  "dob",
  "gender",
  "ssn",
  "mrn",
  "insurancePolicyNumber",
  "diagnosis",
  "icd10",
  "symptoms",
  "medication",
  "clinicalNote",
  "comments",
  "freeText",
];

describe("every event of the catalogue", () => {
  it("has a contract under its own name, and no contract is left over", () => {
    expect(names.toSorted()).toEqual(Object.values(eventCatalogue).flat().toSorted());
    for (const name of names) expect(eventContracts[name].event).toBe(name);
  });

  it.each(names)("%s carries our own event id and a fixture that keeps the contract", (name) => {
    expect(eventContracts[name].fields.eventId).toEqual(idOf("event"));
    expect(checkEvent(fixtureOf(name))).toEqual({
      ok: true,
      value: { event: name, detail: fixtureOf(name).detail },
    });
    expect(fixtureOf(name, { seed: "a" })).toEqual(fixtureOf(name, { seed: "a" }));
    expect(fixtureOf(name, { seed: "a" }).detail.eventId).not.toBe(
      fixtureOf(name, { seed: "b" }).detail.eventId,
    );
  });
});

describe("no event can carry patient data", () => {
  it.each(names)("%s refuses every PHI-looking value in every field, and never repeats it", (name) => {
    for (const field of Object.keys(eventContracts[name].fields)) {
      for (const value of phiValues) {
        const checked = checkDetail(name, { ...fixtureOf(name).detail, [field]: value });
        expect(checked.ok, `${field} took ${value}`).toBe(false);
        if (checked.ok || value === "") continue;
        expect(checked.problems.map(describeProblem).join("\n")).not.toContain(value);
      }
    }
  });

  it.each(names)("%s refuses an extra field, whatever it is called", (name) => {
    for (const field of [...phiFields, "extra"]) {
      expect(checkDetail(name, { ...fixtureOf(name).detail, [field]: "x" }).ok).toBe(false);
    }
  });

  it.each(names)("%s admits no text, number or structure it does not declare", (name) => {
    const fields = Object.keys(eventContracts[name].fields);
    const values = fc.oneof(
      fc.string(),
      fc.emailAddress(),
      fc.uuid(),
      fc.integer({ min: 100_001 }),
      fc.double({ noInteger: true }),
      fc.object(),
      fc.array(fc.string()),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.constantFrom(...fields), values, (field, value) => {
        const { fields: declared } = eventContracts[name] as {
          fields: Record<string, { codes?: readonly unknown[] }>;
        };
        fc.pre(!(declared[field]?.codes ?? []).includes(value));
        expect(checkDetail(name, { ...fixtureOf(name).detail, [field]: value }).ok).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it.each(phiFields)("a contract with a field %s cannot be declared", (field) => {
    const fields: Record<string, ReturnType<typeof idOf<"patient">>> = { [field]: idOf("patient") };
    expect(promisesPhi(field)).toBe(true);
    expect(() => defineContract("appointment.booked", 2, "", fields as never)).toThrow(
      /promises patient data/,
    );
  });

  it("refuses codes that look like diagnoses and counts as large as record numbers", () => {
    expect(() => defineContract("appointment.booked", 2, "", { basis: codeOf(["E11.9"]) })).toThrow(/basis/);
    expect(() => defineContract("appointment.booked", 2, "", { waiters: countUpTo(999_999_999) })).toThrow(
      /record number/,
    );
  });

  it("does not compile with a field that promises patient data, nor with a kind of field for text", () => {
    // @ts-expect-error the name is refused by the type
    expect(() => defineContract("appointment.booked", 2, "", { patientName: idOf("patient") })).toThrow();
    // @ts-expect-error there is no such kind
    const text: Field = { kind: "text" };
    expect(text).toBeDefined();
  });

  it("tells PHI from opaque ids, instants and codes", () => {
    for (const value of phiValues.filter((value) => value !== "" && !/T00|^pat_/.test(value))) {
      expect(phiLikenessOf(value), value).toBeDefined();
    }
    fc.assert(
      fc.property(fc.uuid({ version: [4, 7] }), (uuid) => phiLikenessOf(`pat_${uuid}`) === undefined),
      { numRuns: 2000 },
    );
    expect(phiLikenessOf("2026-11-03T14:30:00Z")).toBeUndefined();
    expect(phiLikenessOf("vendor-outage")).toBeUndefined();
  });
});

describe("the schema registry", () => {
  const ajv = new draft4.default({ strict: false, validateFormats: false });
  const detailOf = (name: EventName, change: object) => ({
    ...fixtureOf(name),
    detail: { ...fixtureOf(name).detail, ...change },
  });

  it.each(names)("%s: draft 4 and our own reading agree on good and bad events", (name) => {
    const validate = ajv.compile(jsonSchemaOf(eventContracts[name]));
    expect(validate(fixtureOf(name)), JSON.stringify(validate.errors)).toBe(true);
    for (const field of Object.keys(eventContracts[name].fields)) {
      for (const value of [...phiValues, 1e9, -1, 0.5, null, {}, []]) {
        expect(validate(detailOf(name, { [field]: value })), `${field} took ${JSON.stringify(value)}`).toBe(
          false,
        );
      }
    }
    expect(validate(detailOf(name, { extra: true }))).toBe(false);
    expect(validate({ ...fixtureOf(name), source: "wardrail.other" })).toBe(false);
  });

  it("gets equal text for equal contracts, each small enough for the registry (100,000 characters)", () => {
    for (const name of names) {
      const text = jsonSchemaText(eventContracts[name]);
      expect(text).toBe(jsonSchemaText(eventContracts[name]));
      expect(text.length).toBeLessThan(100_000);
    }
  });
});

describe("an event is read as a whole", () => {
  it("refuses a foreign source, an unknown type and a newer version by name", () => {
    const booked = fixtureOf("appointment.booked");
    expect(checkEvent({ ...booked, source: "wardrail.waitlist" })).toMatchObject({ ok: false });
    expect(checkEvent({ ...booked, "detail-type": "appointment.booked.v2" })).toMatchObject({ ok: false });
    expect(checkEvent({ ...booked, "detail-type": "constructor" })).toMatchObject({ ok: false });
    expect(checkEvent({})).toMatchObject({ ok: false });
  });

  it("refuses days that do not exist", () => {
    const detail = { ...fixtureOf("appointment.booked").detail, slotStartsAt: "2026-02-30T10:00:00Z" };
    expect(checkDetail("appointment.booked", detail).ok).toBe(false);
  });

  it("tells every problem at once", () => {
    const checked = checkDetail("appointment.booked", {});
    const required = Object.values(eventContracts["appointment.booked"].fields).filter(
      (field) => !("optional" in field),
    );
    expect(checked.ok ? [] : checked.problems).toHaveLength(required.length);
  });

  it("gives every detail its type", () => {
    const detail: EventDetail<"appointment.cancelled"> = fixtureOf("appointment.cancelled").detail;
    expect(["patient", "hospital", "platform"]).toContain(detail.cancelledBy);
  });
});
