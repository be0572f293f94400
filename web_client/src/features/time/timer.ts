/** One's own time: what was recorded today, and the timer that runs. For staff. */

import { computed, effect, signal, untracked } from "@preact/signals";
import { session, whenLive, whenTold } from "../../session/client";
import { showFailure } from "../../session/failures";
import { oneAtATime } from "../../session/one_at_a_time";
import { newKey } from "../../session/outbox";
import { isStaff, myself, now, phase, tick } from "../../session/store";
import { dayKey } from "../../texts/dates";
import type { ChatId, MyWork, Push, TaskAct, Worked } from "../../wire/wire";
import { applySent } from "../quiet_hours/held_until_opening";

export const workedToday = signal<Worked | null>(null);

/** Whether it is known if a timer runs: what is drawn then does not move for it. */
export const timeLoaded = computed(() => !isStaff.value || loaded.value);
const loaded = signal(false);

interface Mine extends MyWork {
  readonly chat: ChatId;
  readonly since: number;
}

/** The one that runs. */
export const runningWork = computed(() => workedToday.value?.tasks.find(isRunning));

function isRunning(work: MyWork): work is Mine {
  return work.since !== undefined && work.chat !== undefined;
}

/** Milliseconds of it up to now. */
export function elapsedMs(work: MyWork): number {
  return work.recorded + (work.since === undefined ? 0 : Math.max(0, tick.value - work.since));
}

/** Milliseconds of the whole day up to now. */
export const todayMs = computed(() =>
  (workedToday.value?.tasks ?? []).reduce((sum, work) => sum + elapsedMs(work), 0),
);

/** Knows it from the first connection on, and again whenever a task says something else, or a new day begins. */
export function syncTime(): void {
  whenLive(() => void loadTime());
  whenTold((push) => {
    if (isNews(push)) void loadTime();
  });
  effect(() => {
    const day = dayKey(tick.value);
    untracked(() => {
      if (workedToday.peek() !== null && workedToday.peek()?.day !== day) void loadTime();
    });
  });
}

function isNews(push: Push): boolean {
  if ((push.t !== "task.told" && push.t !== "task.changed") || push.task.desk === undefined) return false;
  const me = myself.peek();
  const runs = push.task.desk.running?.find(({ person }) => person === me)?.since;
  const known = workedToday.peek()?.tasks.find(({ chat }) => chat === push.chat);
  return runs !== known?.since || (known !== undefined && push.t === "task.told");
}

const loadTime = oneAtATime(async () => {
  if (!isStaff.peek() || phase.peek() !== "live") return;
  const found = await session.request({ t: "time.mine" }).catch(() => null);
  if (found !== null) workedToday.value = found;
  loaded.value = true;
});

export async function startTimer(chat: ChatId): Promise<void> {
  await stopElsewhere(chat);
  await act(chat, { t: "timer_start" });
}

/** One timer runs at a time: the server starts none beside another. */
export async function stopElsewhere(chat: ChatId): Promise<void> {
  const other = runningWork.peek();
  if (other !== undefined && other.chat !== chat) await act(other.chat, { t: "timer_stop" });
}

export async function stopTimer(chat: ChatId): Promise<void> {
  await act(chat, { t: "timer_stop" });
}

async function act(chat: ChatId, what: TaskAct): Promise<void> {
  try {
    applySent(await session.request({ t: "task.act", key: newKey(now()), chat, act: what }));
  } catch (error) {
    showFailure(error);
  }
  await loadTime();
}
