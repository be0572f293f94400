/** Moments and durations as people read them, always in the agency's zone, with spaces that do not break. */

import type { Millis } from "../wire/wire";
import { daysBetween } from "./month";
import { language, t } from "./texts";

const ZONE = "Europe/Berlin";
const NBSP = "\u00a0";

const formats = new Map<string, Intl.DateTimeFormat>();

function parts(at: Millis, options: Intl.DateTimeFormatOptions): Readonly<Record<string, string>> {
  const locale = language.value === "de" ? "de-DE" : "en-GB";
  const key = locale + JSON.stringify(options);
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options });
    formats.set(key, format);
  }
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

const isGerman = () => language.value === "de";

/** "15:12". */
export function clock(at: Millis): string {
  const { hour, minute } = parts(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return `${hour}:${minute}`;
}

/** "2026-11-20": the local day, the same text for all moments of it. */
export function dayKey(at: Millis): string {
  const { year, month, day } = parts(at, { year: "numeric", month: "2-digit", day: "2-digit" });
  return `${year}-${month}-${day}`;
}

/** The weekday of a local day, 0 for Sunday. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay();
}

/** "2026-11-20T15:12": a local time as a field for times has it. */
export function inputTime(at: Millis): string {
  return `${dayKey(at)}T${clock(at)}`;
}

/** The first moment of a local day, "2026-11-20": Berlin is one or two hours ahead of UTC. */
export function startOfDay(day: string): Millis {
  const utc = Date.parse(day);
  const [summer, winter] = [utc - 7_200_000, utc - 3_600_000];
  return dayKey(summer) === day ? summer : winter;
}

/** The moment that a field for times means, "2026-11-20T15:12"; in an hour that is there twice, the first one. */
export function fromInput(text: string): Millis {
  const utc = Date.parse(`${text}Z`);
  const summer = utc - 7_200_000;
  return inputTime(summer) === text ? summer : utc - 3_600_000;
}

/** How many local days `at` lies before `now`; negative after it. */
function daysAgo(at: Millis, now: Millis): number {
  return daysBetween(dayKey(at), dayKey(now));
}

/** "20. Nov." */
export function shortDate(at: Millis): string {
  const { day, month } = parts(at, { day: "numeric", month: "short" });
  return isGerman() ? `${day}.${NBSP}${month}` : `${day}${NBSP}${month}`;
}

/** "Fr., 20. Nov., 12:00". */
export function exact(at: Millis): string {
  return `${weekdayDate(at)}, ${clock(at)}`;
}

/** "Fr., 20. Nov.". */
export function weekdayDate(at: Millis): string {
  const { weekday } = parts(at, { weekday: "short" });
  return `${weekday}${isGerman() ? "." : ""},${NBSP}${shortDate(at)}`;
}

/** "Freitag, 20. November", with the year when it is another one. */
export function longDay(at: Millis, now: Millis): string {
  const { weekday, day, month, year } = parts(at, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  const dot = isGerman() ? "." : "";
  const thisYear = parts(now, { year: "numeric" })["year"] === year;
  return `${weekday}, ${day}${dot}${NBSP}${month}${thisYear ? "" : `${NBSP}${year}`}`;
}

/** For lists: the time today, "gestern", the weekday within a week, else the date. */
export function whenShort(at: Millis, now: Millis): string {
  const ago = daysAgo(at, now);
  if (ago === 0) return clock(at);
  if (ago === 1) return t("time.yesterday");
  if (ago > 1 && ago < 7) return `${parts(at, { weekday: "short" })["weekday"]}${isGerman() ? "." : ""}`;
  const year = parts(at, { year: "numeric" })["year"];
  return year === parts(now, { year: "numeric" })["year"] ? shortDate(at) : `${shortDate(at)} ${year}`;
}

/** "Mo., 08:00": when the agency is back. It is worded like this wherever people read it. */
export function opens(at: Millis): string {
  return `${weekdayShort(dayKey(at))}${isGerman() ? "." : ""},${NBSP}${clock(at)}`;
}

/** "1 Std. 30 Min.", rounded up to whole minutes; "45 Sek." under a minute. */
export function lasting(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 60) return `${seconds}${NBSP}${isGerman() ? "Sek." : "sec"}`;
  const minutes = Math.ceil(seconds / 60);
  const [hour, minute] = isGerman() ? ["Std.", "Min."] : ["h", "min"];
  const shown: string[] = [];
  if (minutes >= 60) shown.push(`${Math.floor(minutes / 60)}${NBSP}${hour}`);
  if (minutes % 60 > 0) shown.push(`${minutes % 60}${NBSP}${minute}`);
  return shown.join(" ");
}

/** "1 Std. 30 Min.", of whole minutes. */
export function spanOf(minutes: number): string {
  return minutes > 0 ? lasting(minutes * 60_000) : `0${NBSP}${isGerman() ? "Min." : "min"}`;
}

/** "1:30", of whole minutes: hours and minutes where amounts stand beside each other. */
export function hoursOf(minutes: number): string {
  return stopwatch(minutes * 60_000);
}

/** What part of the day it is, for greetings. */
export function partOfDay(at: Millis): "morning" | "day" | "evening" {
  const hour = Number(parts(at, { hour: "2-digit", hourCycle: "h23" })["hour"]);
  if (hour >= 4 && hour < 11) return "morning";
  return hour >= 11 && hour < 18 ? "day" : "evening";
}

/** "0:06": hours and whole minutes of something that goes on. */
export function stopwatch(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** "12:00" if it is today, "Fr., 12:00" within a week before or after, else "Fr., 20. Nov., 12:00". */
export function whenNear(at: Millis, now: Millis): string {
  const ago = daysAgo(at, now);
  if (ago === 0) return clock(at);
  return Math.abs(ago) < 7 ? opens(at) : exact(at);
}

/** "November 2026", of "2026-11". */
export function monthName(month: string): string {
  const { month: name, year } = parts(startOfDay(`${month}-01`), { month: "long", year: "numeric" });
  return `${name} ${year}`;
}

/** "Mo. 23.", of a local day. */
export function shortDay(day: string): string {
  const dot = isGerman() ? "." : "";
  return `${weekdayShort(day)}${dot}${NBSP}${Number(day.slice(8))}${dot}`;
}

/** "Mo", of a local day. */
export function weekdayShort(day: string): string {
  return parts(startOfDay(day), { weekday: "short" })["weekday"] ?? "";
}

/** "Do., 24. Dez.", of a local day; with the year when it is another one than that of today. */
export function dayText(day: string, today: string): string {
  const text = weekdayDate(startOfDay(day));
  return day.slice(0, 4) === today.slice(0, 4) ? text : `${text} ${day.slice(0, 4)}`;
}
