import { describe, expect, it } from "vitest";
import { dayKey, startOfDay } from "./dates";
import { daysBetween, isMonth, isWeekend, monthOf, shiftDay, shiftMonth, weekOf, weeksOf } from "./month";

const months = Array.from({ length: 600 }, (_, i) => shiftMonth("2000-01", i));

describe("the month's grid", () => {
  it("holds every day of the month once, in whole weeks from Monday on, in order", () => {
    for (const month of months) {
      const weeks = weeksOf(month);
      const days = weeks.flat();
      const [year = 0, number = 0] = month.split("-").map(Number);
      const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
      expect(days.filter((day) => monthOf(day) === month)).toHaveLength(length);
      expect(days).toEqual(days.map((_, i) => shiftDay(days[0] ?? "", i)));
      for (const week of weeks) {
        expect(week).toHaveLength(7);
        expect(new Date(week[0] ?? "").getUTCDay()).toBe(1);
        expect(week.some((day) => monthOf(day) === month)).toBe(true);
      }
    }
  });

  it("goes over the ends of years and through leap days", () => {
    expect(weeksOf("2026-12").at(-1)).toEqual(weekOf("2027-01-01"));
    expect(weeksOf("2027-01")[0]?.[0]).toBe("2026-12-28");
    expect(shiftMonth("2026-12", 1)).toBe("2027-01");
    expect(shiftMonth("2026-01", -1)).toBe("2025-12");
    expect(shiftMonth("2026-03", -27)).toBe("2023-12");
    expect(shiftDay("2028-02-28", 1)).toBe("2028-02-29");
    expect(weeksOf("2027-02")).toHaveLength(4);
  });

  it("names the days on which the clock changes once, as the agency's days begin", () => {
    for (const month of ["2026-03", "2026-10"]) {
      for (const day of weeksOf(month).flat()) {
        expect(dayKey(startOfDay(day))).toBe(day);
        expect(dayKey(startOfDay(shiftDay(day, 1)) - 1)).toBe(day);
      }
    }
  });

  it("knows weekends", () => {
    expect(weekOf("2026-11-20").map(isWeekend)).toEqual([false, false, false, false, false, true, true]);
  });

  it("takes months of four and two figures only", () => {
    expect(["2026-00", "1999-12", "2026-1", "2026-11-01", ""].filter(isMonth)).toEqual([]);
  });
});

// "yesterday" by hours is wrong on the nights at which clocks change
describe("days before a moment", () => {
  it.each([
    ["2026-10-25T23:30:00+01:00", -1, "2026-10-24"],
    ["2026-10-26T00:30:00+01:00", -1, "2026-10-25"],
    ["2026-10-25T00:30:00+02:00", -1, "2026-10-24"],
    ["2027-03-29T00:30:00+02:00", -1, "2027-03-28"],
    ["2027-03-28T23:30:00+02:00", -1, "2027-03-27"],
    ["2027-03-31T00:30:00+02:00", -7, "2027-03-24"],
    ["2026-10-31T23:30:00+01:00", -7, "2026-10-24"],
    ["2027-01-01T00:00:00+01:00", -1, "2026-12-31"],
  ])("of %s, %i, are those of Berlin, wherever the browser is", (moment, by, expected) => {
    const zone = process.env["TZ"];
    for (const elsewhere of ["Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland"]) {
      process.env["TZ"] = elsewhere;
      expect(shiftDay(dayKey(Date.parse(moment)), by)).toBe(expected);
      expect(daysBetween(expected, dayKey(Date.parse(moment)))).toBe(-by);
    }
    process.env["TZ"] = zone;
  });
});
