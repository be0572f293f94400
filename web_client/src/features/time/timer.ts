/** One's own time: what was recorded today, and the timer that runs. For staff. */

import { computed, effect, signal, untracked } from "@preact/signals";
import { session, whenLive, whenTold } from "../../session/client";
import { showFailure } from "../../session/failures";
import { newKey } from "../../session/outbox";
import { isStaff, myself, now, phase, tick } from "../../session/store";
import { dayKey } from "../../texts/dates";
import type { ChatId, MyWork, Push, TaskAct, Worked } from "../../wire/wire";
import { takeSent } from "../quiet_hours/holding";

export const worked = signal<Worked | null>(null);

/** Whether it is known if a timer runs: what is drawn then does not move for it. */
export const timeKnown = computed(() => !isStaff.value || asked.value);
const asked = signal(false);

interface Mine extends MyWork {
  readonly chat: ChatId;
  readonly since: number;
}

/** The one that runs. */
export const running = computed(() => worked.value?.tasks.find(isRunning));

function isRunning(work: MyWork): work is Mine {
  return work.since !== undefined && work.chat !== undefined;
}

/** Milliseconds of it up to now. */
export function elapsed(work: MyWork): number {
  return work.recorded + (work.since === undefined ? 0 : Math.max(0, tick.value - work.since));
}

/** Milliseconds of the whole day up to now. */
export const today = computed(() =>
  (worked.value?.tasks ?? []).reduce((sum, work) => sum + elapsed(work), 0),
);

/** Knows it from the first connection on, and again whenever a task says something else, or a new day begins. */
export function keepTime(): void {
  whenLive(() => void ask());
  whenTold((push) => {
    if (isNews(push)) void ask();
  });
  effect(() => {
    const day = dayKey(tick.value);
    untracked(() => {
      if (worked.peek() !== null && worked.peek()?.day !== day) void ask();
    });
  });
}

function isNews(push: Push): boolean {
  if ((push.t !== "task.told" && push.t !== "task.changed") || push.task.desk === undefined) return false;
  const me = myself.peek();
  const runs = push.task.desk.running?.find(({ person }) => person === me)?.since;
  const known = worked.peek()?.tasks.find(({ chat }) => chat === push.chat);
  return runs !== known?.since || (known !== undefined && push.t === "task.told");
}

async function ask(): Promise<void> {
  if (!isStaff.peek() || phase.peek() !== "live") return;
  const found = await session.request({ t: "time.mine" }).catch(() => null);
  if (found !== null) worked.value = found;
  asked.value = true;
}

export async function startTimer(chat: ChatId): Promise<void> {
  const other = running.peek();
  if (other !== undefined && other.chat !== chat) await act(other.chat, { t: "timer_stop" });
  await act(chat, { t: "timer_start" });
}

export async function stopTimer(chat: ChatId): Promise<void> {
  await act(chat, { t: "timer_stop" });
}

async function act(chat: ChatId, what: TaskAct): Promise<void> {
  try {
    takeSent(await session.request({ t: "task.act", key: newKey(now()), chat, act: what }));
  } catch (error) {
    showFailure(error);
  }
  await ask();
}
