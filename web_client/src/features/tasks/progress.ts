import type { Millis, Running, Side, TaskView } from "../../wire/wire";

/** How far the work has come: minutes, and the part of the budget in percent. */
export interface Progress {
  readonly done: number;
  readonly of: number | null;
  readonly percent: number;
  readonly level: "quiet" | "warn" | "over";
}

const MINUTE = 60_000;

/** Customers read what of their budget is used, staff what they have worked of the real working time by now. */
export function progressOf(task: TaskView, side: Side, now: Millis): Progress {
  const { times, terms } = task;
  const running = task.desk?.running ?? [];
  const ran = (times: (one: Running) => number) =>
    running.reduce((sum, one) => sum + Math.max(0, Math.min(now, one.until) - one.since) * times(one), 0);
  const factor = task.area?.customer_percent ?? 100;
  const used = times.used + (ran(({ double }) => (double ? 2 : 1)) * factor) / 100 / MINUTE;
  const of = (side === "staff" ? times.real : terms.budget) ?? null;
  const done = side === "staff" ? Math.floor(times.recorded + ran(() => 1) / MINUTE) : times.used;
  const percent = terms.budget ? Math.floor((used * 100) / terms.budget) : 0;
  return { done, of, percent, level: percent >= 100 ? "over" : percent >= 80 ? "warn" : "quiet" };
}
