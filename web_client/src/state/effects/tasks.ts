/** Tasks: only those that were asked for are kept. */

import type { ChatId, TaskChanged, TaskTold, TaskView } from "../../wire/wire";
import { appendTo } from "../log";
import { meet, put, type State } from "../model";
import type { Effects } from "./apply";
import { withEvent } from "./events";

export const effects: Effects = {
  "task.changed": taskChanged,
  "task.told": taskTold,
};

function taskChanged(state: State, push: TaskChanged): State {
  const logged = withEvent(state, push, { log: (log) => appendTo(log, push.entry) });
  return withKnownTask(logged, push.task);
}

function taskTold(state: State, { task }: TaskTold): State {
  return withKnownTask(state, task);
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
