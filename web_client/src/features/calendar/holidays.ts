/** The holidays of the agency, by day, of the years that were asked for. */

import { signal } from "@preact/signals";
import { session } from "../../session/client";

export const holidays = signal<ReadonlyMap<string, string>>(new Map());
const years = new Set<number>();

/** Asks for the holidays of a year once. */
export function loadHolidays(year: number): void {
  if (years.has(year)) return;
  years.add(year);
  session.request({ t: "calendar.holidays", year }).then(
    (found) => {
      const more = found.holidays.map(({ day, name }) => [day, name] as const);
      holidays.value = new Map([...holidays.peek(), ...more]);
    },
    () => years.delete(year),
  );
}

/** The same of the years that the weeks of a month, "2026-12", reach into. */
export function loadHolidaysAround(month: string): void {
  const [year = 0, number = 0] = month.split("-").map(Number);
  loadHolidays(year);
  if (number === 1) loadHolidays(year - 1);
  if (number === 12) loadHolidays(year + 1);
}
