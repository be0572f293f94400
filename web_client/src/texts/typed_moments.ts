/** Days and times as people type them, in German and in English: "24.12.", "Freitag", "morgen", "24 Dec"; "930", "9 Uhr", "2:30 pm". */

import { shiftDay, weekOf } from "./month";

/** Which one a day without a year is: the next one, or the last one. */
export type Towards = "future" | "past";

const MONTHS: readonly (readonly string[])[] = [
  ["jan"],
  ["feb"],
  ["mär", "mar", "maer", "mrz"],
  ["apr"],
  ["mai", "may"],
  ["jun"],
  ["jul"],
  ["aug"],
  ["sep"],
  ["okt", "oct"],
  ["nov"],
  ["dez", "dec"],
];
const WEEKDAYS: readonly (readonly string[])[] = [
  ["mo", "mon", "montag", "monday"],
  ["di", "tue", "tues", "dienstag", "tuesday"],
  ["mi", "wed", "mittwoch", "wednesday"],
  ["do", "thu", "thur", "thurs", "donnerstag", "thursday"],
  ["fr", "fri", "freitag", "friday"],
  ["sa", "sat", "samstag", "sonnabend", "saturday"],
  ["so", "sun", "sonntag", "sunday"],
];
const NEAR: Readonly<Record<string, number>> = {
  vorgestern: -2,
  gestern: -1,
  yesterday: -1,
  heute: 0,
  today: 0,
  morgen: 1,
  tomorrow: 1,
  übermorgen: 2,
  uebermorgen: 2,
};
const FULL_YEAR = 1_000;

/** The day that is meant, "2026-12-24"; null where none is, or where there is no such day. */
export function parseDay(typed: string, today: string, towards: Towards = "future"): string | null {
  const text = typed
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, " ")
    .trim()
    .replace(/,$/, "");
  const near = NEAR[text];
  if (near !== undefined) return shiftDay(today, near);
  const [, word = "", rest = ""] = /^([a-zäöü]+)\b[.,]* ?(.*)$/.exec(text) ?? [];
  const weekday = WEEKDAYS.findIndex((names) => names.includes(word));
  if (weekday >= 0) return rest === "" ? onWeekday(weekday, today, towards) : parseDate(rest, today, towards);
  return parseDate(text, today, towards);
}

/** The next one after today, or the last one before. */
function onWeekday(weekday: number, today: string, towards: Towards): string {
  const day = weekOf(today)[weekday] ?? today;
  if (towards === "future") return day > today ? day : shiftDay(day, 7);
  return day < today ? day : shiftDay(day, -7);
}

function parseDate(text: string, today: string, towards: Towards): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const packed = /^(\d\d)(\d\d)(\d{4}|\d\d)?$/.exec(text);
  const parts = packed ?? /^(\d{1,2}) ?[./-] ?(\d{1,2})(?: ?[./-] ?| |$)(\d{4}|\d\d)?$/.exec(text);
  if (parts) return inYear(Number(parts[1]), Number(parts[2]), parts[3], today, towards);
  const named = /^(\d{1,2})(?:\.|st|nd|rd|th)? ?([a-zäöü]{3,})\.?,? ?(\d{4}|\d\d)?$/.exec(text);
  if (named) return inYear(Number(named[1]), monthNamed(named[2]), named[3], today, towards);
  const first = /^([a-zäöü]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? ?(\d{4}|\d\d)?$/.exec(text);
  if (first) return inYear(Number(first[2]), monthNamed(first[1]), first[3], today, towards);
  const alone = /^(\d{1,2})\.?$/.exec(text);
  return alone ? inMonth(Number(alone[1]), today, towards) : null;
}

/** One to twelve, by a name or how it begins; 0 where it is none. */
function monthNamed(word = ""): number {
  return MONTHS.findIndex((names) => names.some((name) => word.startsWith(name))) + 1;
}

function inYear(day: number, month: number, year: string | undefined, today: string, towards: Towards) {
  if (year !== undefined)
    return dayOf(Number(year) < FULL_YEAR ? 2_000 + Number(year) : Number(year), month, day);
  const step = towards === "future" ? 1 : -1;
  const begin = Number(today.slice(0, 4));
  const years = [0, 1, 2, 3, 4].map((by) => begin + by * step); // 29 February may be years away
  return years.map((one) => dayOf(one, month, day)).find((one) => isTowards(one, today, towards)) ?? null;
}

function inMonth(day: number, today: string, towards: Towards): string | null {
  const step = towards === "future" ? 1 : -1;
  const [year = 0, month = 1] = today.split("-").map(Number);
  const months = [0, 1, 2].map((by) => new Date(Date.UTC(year, month - 1 + by * step, 1)));
  const days = months.map((one) => dayOf(one.getUTCFullYear(), one.getUTCMonth() + 1, day));
  return days.find((one) => isTowards(one, today, towards)) ?? null;
}

function isTowards(day: string | null, today: string, towards: Towards): day is string {
  return day !== null && (towards === "future" ? day >= today : day <= today);
}

/** Null for 30 February and its kind. */
function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 2_000;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** The time that is meant, "09:30"; null where none is. */
export function parseTime(typed: string): string | null {
  const text = typed
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
  const [, digits, half] = /^([\d:.h ]+?)(?: ?(?:uhr|h|o'clock))?(?: ?([ap])\.?m\.?)?$/.exec(text) ?? [];
  if (digits === undefined) return null;
  const parts = /^(\d{1,2})(?: ?[:.h ] ?(\d\d))?$/.exec(digits) ?? /^(\d{1,2})(\d\d)$/.exec(digits);
  if (!parts) return null;
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)];
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const of24 = half === undefined ? hour : (hour % 12) + (half === "p" ? 12 : 0);
  if (of24 > 23 || minute > 59) return null;
  return `${String(of24).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
