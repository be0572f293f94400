/** Tasks: only those that were asked for are kept. */

import type { Chat, ChatId, ListedTask, PersonId, TaskChanged, TaskTold, TaskView } from "../../wire/wire";
import { appendTo } from "../log";
import { meet, put, type State } from "../model";
import type { Effects } from "./apply";
import { onChat, withEvent, withNotice } from "./events";

export const effects: Effects = {
  "task.changed": taskChanged,
  "task.told": taskTold,
};

function taskChanged(state: State, push: TaskChanged): State {
  const me = state.me?.person.id;
  const logged = withEvent(state, push, {
    chat: (chat) => withStep(chat, push, me),
    log: (log) => appendTo(log, push.entry),
  });
  return withKnownTask(logged, push.task);
}

function withStep(chat: Chat, { seq, entry, task }: TaskChanged, me: PersonId | undefined): Chat {
  const counts = entry.concerns && seq > (chat.read ?? 0) && entry.actor !== me && !chat.looking_in;
  const told = withNotice(counts ? { ...chat, unread: (chat.unread ?? 0) + 1 } : chat, entry);
  return chat.task === undefined ? told : { ...told, task: listedTask(task) };
}

/** What the list shows of a task. */
function listedTask({ status, next, contracts, desk }: TaskView): ListedTask {
  const assistant = desk?.responsible ?? contracts?.[0]?.person;
  return { status, turn: next.turn, ...(assistant !== undefined && { assistant }) };
}

function taskTold(state: State, { chat, task }: TaskTold): State {
  const listed = onChat(state, chat, (one) =>
    one.task === undefined ? one : { ...one, task: listedTask(task) },
  );
  return withKnownTask(listed, task);
}

/** A task that was asked for or told: it is up to date, and who is named in it is known. */
export function withTask(state: State, task: TaskView): State {
  const stale = new Set(state.stale);
  stale.delete(task.chat);
  const strangers = (task.people ?? []).filter(({ id }) => !state.people.has(id));
  return {
    ...state,
    people: meet(state.people, strangers),
    tasks: put(state.tasks, task.chat, task),
    stale,
  };
}

function withKnownTask(state: State, task: TaskView): State {
  return state.tasks.has(task.chat) ? withTask(state, task) : state;
}

/** The task of a chat, if it is known, is out of date. */
export function withStaleTask(state: State, chat: ChatId): State {
  return state.tasks.has(chat) ? { ...state, stale: new Set([...state.stale, chat]) } : state;
}
