/** What is typed into fields about a task, and the values it stands for. */

import { fromInput, inputTime, startOfDay } from "../../../texts/dates";
import { shiftDay } from "../../../texts/month";
import type { Deadline, Millis } from "../../../wire/wire";

/** A day, "2026-11-20", and perhaps a time, "12:00". */
export interface DateTimeValue {
  readonly day: string;
  readonly time: string;
}

export const NO_DAY: DateTimeValue = { day: "", time: "" };

export function dateTimeValue(deadline: Deadline | undefined): DateTimeValue {
  if (deadline === undefined) return NO_DAY;
  const [day = "", time = ""] = inputTime(deadline.at).split("T");
  return { day, time: deadline.timed === false ? "" : time };
}

/** Without a time the last millisecond of the local day is still in time. */
export function deadlineOf({ day, time }: DateTimeValue): Deadline | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  if (time !== "") return { at: fromInput(`${day}T${time.slice(0, 5)}`) };
  return { at: startOfDay(shiftDay(day, 1)) - 1, timed: false };
}

/** Hours and minutes as typed. */
export interface DurationValue {
  readonly hours: string;
  readonly minutes: string;
}

export function durationValue(minutes: number | undefined): DurationValue {
  if (minutes === undefined) return { hours: "", minutes: "" };
  return { hours: String(Math.floor(minutes / 60)), minutes: String(minutes % 60) };
}

/** Whole minutes, if that is a duration at all. */
export function minutesOf({ hours, minutes }: DurationValue): number | undefined {
  if (!isCount(hours) || !isCount(minutes)) return undefined;
  const all = Number(hours || 0) * 60 + Number(minutes || 0);
  return all > 0 ? all : undefined;
}

function isCount(text: string): boolean {
  return /^\d{0,5}$/.test(text.trim());
}

/** A moment that is typed into a field for day and time. */
export function momentOf(draft: DateTimeValue): Millis | undefined {
  return deadlineOf(draft)?.at;
}
