// @vitest-environment happy-dom

import { expect, it } from "vitest";
import { load } from "../../../tests/page";

it("asks for the holidays of a year once, and again when that failed", async () => {
  const here = { ...(await load()), ...(await import("./holidays")) };
  await here.welcome();
  here.loadHolidays(2026);
  here.loadHolidays(2026);
  await here.refuse("calendar.holidays", "unavailable");
  here.loadHolidays(2026);
  await here.reply("calendar.holidays", { holidays: [{ day: "2026-12-25", name: "1. Weihnachtstag" }] });
  here.loadHolidays(2026);
  expect([here.holidays.value.get("2026-12-25"), here.open("calendar.holidays")]).toEqual([
    "1. Weihnachtstag",
    [],
  ]);
});

it("asks for the next year, too, where the weeks of December reach into it", async () => {
  const here = { ...(await load()), ...(await import("./holidays")) };
  await here.welcome();
  here.loadHolidaysAround("2027-12");
  expect(here.open("calendar.holidays")).toHaveLength(2);
});
