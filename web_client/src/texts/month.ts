/** Weeks and months of the calendar. Days are texts like "2026-11-20", months like "2026-11": no clock, no zone. */

const DAY = 86_400_000;

/** The month of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** So many months later, or, with a negative number, before. */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return monthOf(textOf(Date.UTC(year, number - 1 + by, 1)));
}

/** So many days later. */
export function shiftDay(day: string, by: number): string {
  return textOf(Date.parse(day) + by * DAY);
}

/** How many days later the second one is. Days have no clock: each is as long as any other. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

/** The seven days of the week of a day, from Monday on. */
export function weekOf(day: string): readonly string[] {
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  const monday = shiftDay(day, -sinceMonday);
  return [0, 1, 2, 3, 4, 5, 6].map((by) => shiftDay(monday, by));
}

/** The whole weeks that hold the days of a month. */
export function weeksOf(month: string): readonly (readonly string[])[] {
  const weeks = [weekOf(`${month}-01`)];
  const next = `${shiftMonth(month, 1)}-01`;
  for (let monday = shiftDay(weeks[0]?.[0] ?? next, 7); monday < next; monday = shiftDay(monday, 7)) {
    weeks.push(weekOf(monday));
  }
  return weeks;
}

/** Whether it is Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}

/** Whether a text names a month. */
export function isMonth(text: string): boolean {
  return /^2\d{3}-(0[1-9]|1[0-2])$/.test(text);
}

function textOf(utc: number): string {
  return new Date(utc).toISOString().slice(0, 10);
}
