/** The demo's own: the server's clock can be moved, so that anyone can see 19:00 happen. */

import { signal } from "@preact/signals";
import { showFailure } from "../../session/failures";
import * as http from "../../session/http";
import { now } from "../../session/store";
import { dayKey, inputTime, weekdayOf } from "../../texts/dates";
import { shiftDay } from "../../texts/month";

/** Null until the door has said it. */
export const isDemo = signal<boolean | null>(null);

export async function loadDemo(): Promise<void> {
  const answer = await http.door();
  if (answer !== null && "ok" in answer) isDemo.value = answer.ok.demo.length > 0;
}

/** Sets the server's clock to a local time of Berlin, "2026-11-20T18:59:50". */
export async function setDemoClock(to: string): Promise<void> {
  const answer = await http.moveClock(to);
  if (answer === null || !("ok" in answer)) showFailure(null);
}

/** The next day from today on, of the given weekdays (0 Sunday), at a time that is still to come. */
export function nextAt(time: string, days: readonly number[]): string {
  for (let day = dayKey(now()); ; day = shiftDay(day, 1)) {
    const moment = `${day}T${time}`;
    if (days.includes(weekdayOf(day)) && moment > `${inputTime(now())}:59`) return moment;
  }
}
