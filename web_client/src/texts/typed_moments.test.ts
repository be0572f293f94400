import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDay, parseTime, type Towards } from "./typed_moments";

const TODAY = "2026-11-20"; // a Friday

const DAYS: readonly (readonly [string, string | null, Towards?])[] = [
  ["24.12.", "2026-12-24"],
  ["24.12", "2026-12-24"],
  ["24.12.26", "2026-12-24"],
  ["24.12.2027", "2027-12-24"],
  ["24. 12. 2026", "2026-12-24"],
  ["2412", "2026-12-24"],
  ["24122027", "2027-12-24"],
  ["24/12", "2026-12-24"],
  ["24. Dezember", "2026-12-24"],
  ["24. Dez.", "2026-12-24"],
  ["24 Dec", "2026-12-24"],
  ["24th December 2026", "2026-12-24"],
  ["Dec 24", "2026-12-24"],
  ["December 24, 2027", "2027-12-24"],
  ["Do., 24.\u00a0Dez.", "2026-12-24"],
  ["Donnerstag, 24. Dezember", "2026-12-24"],
  ["1. März", "2027-03-01"],
  ["1. Mai", "2027-05-01"],
  ["2026-11-24", "2026-11-24"],
  ["20.11.", "2026-11-20"],
  ["19.11.", "2027-11-19"],
  ["19.11.", "2026-11-19", "past"],
  ["24.12.", "2025-12-24", "past"],
  ["29.2.", "2028-02-29"],
  ["24", "2026-11-24"],
  ["3.", "2026-12-03"],
  ["31", "2026-12-31"],
  ["heute", "2026-11-20"],
  ["Morgen", "2026-11-21"],
  ["übermorgen", "2026-11-22"],
  ["yesterday", "2026-11-19", "past"],
  ["Freitag", "2026-11-27"],
  ["Fr", "2026-11-13", "past"],
  ["Mo.", "2026-11-23"],
  ["tue", "2026-11-24"],
  ["30.2.", null],
  ["32.1.", null],
  ["1.13.", null],
  ["bald", null],
  ["24. Foo", null],
  ["", null],
  ["2026-02-30", null],
];

const TIMES: readonly (readonly [string, string | null])[] = [
  ["930", "09:30"],
  ["0930", "09:30"],
  ["9:30", "09:30"],
  ["9.30", "09:30"],
  ["9h30", "09:30"],
  ["9 30", "09:30"],
  ["9", "09:00"],
  ["9 Uhr", "09:00"],
  ["9:30 Uhr", "09:30"],
  ["17", "17:00"],
  ["1745", "17:45"],
  ["2pm", "14:00"],
  ["2:30 p.m.", "14:30"],
  ["12 am", "00:00"],
  ["12 pm", "12:00"],
  ["0", "00:00"],
  ["24", null],
  ["9:75", null],
  ["13 pm", null],
  ["neun", null],
  ["", null],
  ["9:3", null],
];

describe("what people type", () => {
  for (const [typed, day, towards = "future"] of DAYS) {
    it(`${typed} is ${day} in the ${towards}`, () => {
      expect(parseDay(typed, TODAY, towards)).toBe(day);
    });
  }

  for (const [typed, time] of TIMES) {
    it(`${typed} is ${time}`, () => {
      expect(parseTime(typed)).toBe(time);
    });
  }

  it("of a day without a year the nearest one is meant, in its direction", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), (day, month) => {
        const [next, last] = [
          parseDay(`${day}.${month}.`, TODAY),
          parseDay(`${day}.${month}.`, TODAY, "past"),
        ];
        expect(next !== null && next >= TODAY && next < "2027-11-20").toBe(true);
        expect(last !== null && last <= TODAY && last > "2025-11-20").toBe(true);
      }),
    );
  });
});
