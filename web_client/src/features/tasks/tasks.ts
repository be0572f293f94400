/** Tasks: asked for when their chat is open and whenever they may stand otherwise; and what one does to them. */

import { effect, signal, untracked } from "@preact/signals";
import { go } from "../../kit/browser/navigation";
import { showToast } from "../../kit/toast";
import { session, whenLive, whenTold } from "../../session/client";
import { newKey } from "../../session/outbox";
import { Refusal } from "../../session/session";
import { now, phase, state } from "../../session/store";
import { cursorOf } from "../../state/effects/apply";
import { withTask } from "../../state/effects/tasks";
import { titleOf } from "../../state/list";
import { opens } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { ChatId, Millis, Push, TaskAct, TaskCode, TaskView, When } from "../../wire/wire";
import { chatPath, shownChat } from "../chats/paths";
import { applySent, whenField } from "../quiet_hours/held_until_opening";
import { actsIn, type Offers, offersOf } from "./offers";

const loading = new Set<ChatId>();

/** Chats whose task could not be had: they are shown without. */
export const tasksNotLoaded = signal<ReadonlySet<ChatId>>(new Set());

/** The task of a chat, as far as it is known. */
export function taskOf(chat: ChatId): TaskView | undefined {
  return state.value.tasks.get(chat);
}

/** What to offer the person signed in. */
export function offersIn(task: TaskView): Offers {
  const me = state.value.me?.person;
  return me === undefined ? new Set() : offersOf(task, me, actsIn(state.value, task.chat), now());
}

/** Whether the task of a chat is still to come: the chat is shown with it, so that nothing moves. */
export function isTaskAwaited(chat: ChatId): boolean {
  const isTask = state.value.chats.get(chat)?.kind === "task";
  return isTask && !state.value.tasks.has(chat) && !tasksNotLoaded.value.has(chat) && phase.value === "live";
}

/** Asks for the task of the chat that is open, now and each time that it may stand otherwise. */
export function syncTasks(): void {
  whenLive(() => {
    tasksNotLoaded.value = new Set();
  });
  whenTold(showWarning);
  effect(() => {
    const chat = shownChat.value;
    if (chat === null || phase.value !== "live") return;
    const { chats, tasks, stale } = state.value;
    const wanted = chats.get(chat)?.kind === "task" && !tasksNotLoaded.value.has(chat);
    if (wanted && (!tasks.has(chat) || stale.has(chat))) untracked(() => void loadTask(chat));
  });
}

/** Asks for the task of a chat that is shown elsewhere than in its chat, unless it is known and up to date. */
export async function ensureTask(chat: ChatId): Promise<void> {
  const { tasks, stale } = state.peek();
  if (!tasksNotLoaded.peek().has(chat) && (!tasks.has(chat) || stale.has(chat))) await loadTask(chat);
}

async function loadTask(chat: ChatId): Promise<void> {
  if (loading.has(chat)) return;
  loading.add(chat);
  const { tasks } = state.peek();
  const before = { task: tasks.get(chat), have: cursorOf(state.peek(), chat) };
  try {
    const task = await session.request({ t: "task.get", chat });
    loading.delete(chat);
    if (state.peek().tasks.get(chat) !== before.task) return; // a push told it, and is newer
    const known = withTask(state.peek(), task);
    const moved = cursorOf(known, chat) !== before.have; // the answer may be older than that
    state.value = moved ? { ...known, stale: new Set([...known.stale, chat]) } : known;
  } catch (error) {
    loading.delete(chat);
    if (error instanceof Refusal) tasksNotLoaded.value = new Set([...tasksNotLoaded.peek(), chat]);
  }
}

const onActed: (() => void)[] = [];

/** Runs `hear` each time that something was done to a task from here: no push tells those who only look in. */
export function whenActed(hear: () => void): void {
  onActed.push(hear);
}

/** Does something to a task. What went wrong is the answer, for people; then nothing has changed. */
export async function actOnTask(chat: ChatId, what: TaskAct, when?: When): Promise<string | undefined> {
  try {
    const sent = await session.request({
      t: "task.act",
      key: newKey(now()),
      chat,
      act: what,
      ...whenField(when),
    });
    applySent(sent);
    for (const hear of onActed) hear();
    if (sent.held !== undefined) showToast(t("held.goes", { when: opens(sent.held.release_at) }));
    return undefined;
  } catch (error) {
    void loadTask(chat);
    return error instanceof Refusal ? error.message : t("toast.offline");
  }
}

/** The same where there is no room for an answer but a toast; whether it was done. */
export async function actOrToast(chat: ChatId, what: TaskAct, when?: When): Promise<boolean> {
  const wrong = await actOnTask(chat, what, when);
  if (wrong !== undefined) showToast(wrong);
  return wrong === undefined;
}

/** Goes to where something happened in a chat. */
export async function goToMoment(chat: ChatId, at: Millis): Promise<void> {
  const found = await session.request({ t: "chat.at", chat, at }).catch(() => null);
  if (found === null) showToast(t("toast.offline"));
  else if (found.seq > 0) go(chatPath(chat, found.seq));
}

const WARNINGS: ReadonlySet<TaskCode> = new Set<TaskCode>([
  "interim_wanted",
  "rating_alert",
  "timer_midnight",
  "timer_left",
  "worked_80",
  "worked_100",
]);

/** What staff are told besides the chat is said once. */
function showWarning(push: Push): void {
  if (push.t !== "task.told") return;
  const me = state.peek().me?.person.id;
  const chat = state.peek().chats.get(push.chat);
  const told = push.notices?.find(({ code, to }) => WARNINGS.has(code) && (to === undefined || to === me));
  if (told === undefined || chat === undefined) return;
  const said = t(`told.${told.code}`, { actor: t("you"), has: t("told.has.me") });
  showToast(t("task.told", { title: titleOf(state.peek(), chat), said }));
}
