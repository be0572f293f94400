/** Answers of the server taken into the state. */

import type { Chat, ChatId, Created, Messages, Page, Resume, Snapshot, Welcome } from "../../wire/wire";
import { extend, openLog, prepend } from "../log";
import { drop, EMPTY, meet, put, type State } from "../model";
import { byRelease } from "./held";
import { presenceOf } from "./presence";

/**
 * Where a connection starts from. Logs of chats that are replayed stay, so that the missing events fit on;
 * a chat one only looked into is listed on and opened again.
 */
export function withWelcome(state: State, hello: Welcome): State {
  const same = state.epoch === hello.epoch && state.me?.person.id === hello.me.person.id;
  const base = same ? state : EMPTY;
  const listed = new Map(hello.chats.map((chat) => [chat.id, chat]));
  for (const [id, chat] of base.chats) if (chat.looking_in) listed.set(id, chat);
  const reset = new Set(hello.reset);
  return {
    ...base,
    epoch: hello.epoch,
    version: hello.version,
    me: hello.me,
    day: hello.day,
    people: meet(base.people, hello.people),
    accounts: new Map(hello.accounts.map((account) => [account.id, account])),
    chats: listed,
    logs: new Map([...base.logs].filter(([id]) => isMember(listed, id) && !reset.has(id))),
    typing: new Map(),
    presence: presenceOf(hello.presence ?? []),
    held: byRelease(hello.held ?? []),
    settings: hello.settings,
    drafts: new Map((hello.drafts ?? []).map((draft) => [draft.chat, draft])),
    stale: new Set(base.tasks.keys()),
    acts: hello.acts ?? [],
  };
}

/** What to name in the next hello; nothing when nothing is held. Chats without a log come whole in the welcome. */
export function resumeOf(state: State): Resume | undefined {
  if (state.epoch === null) return undefined;
  const held = [...state.logs].filter(([id]) => isMember(state.chats, id));
  return { epoch: state.epoch, chats: Object.fromEntries(held.map(([id, log]) => [id, log.cursor])) };
}

function isMember(chats: ReadonlyMap<ChatId, Chat>, id: ChatId): boolean {
  const chat = chats.get(id);
  return chat !== undefined && !chat.looking_in;
}

export function withSnapshot(state: State, snapshot: Snapshot): State {
  return {
    ...state,
    people: meet(state.people, snapshot.people),
    chats: put(state.chats, snapshot.chat.id, snapshot.chat),
    logs: put(state.logs, snapshot.chat.id, openLog(snapshot)),
  };
}

export function withPage(state: State, chat: ChatId, page: Page, end: "before" | "after"): State {
  const log = state.logs.get(chat);
  if (log === undefined) return state;
  const grown = end === "before" ? prepend(log, page) : extend(log, page);
  return { ...state, people: meet(state.people, page.people), logs: put(state.logs, chat, grown) };
}

/** A chat one just made; if it is known already, what is known stands. */
export function withCreated(state: State, { chat }: Created): State {
  return state.chats.has(chat.id) ? state : { ...state, chats: put(state.chats, chat.id, chat) };
}

export function withPeople(state: State, { people }: Pick<Messages, "people">): State {
  return { ...state, people: meet(state.people, people) };
}

/** Logs are costly to hold and cheap to open again: all but the `keep` used last are let go. */
export function keepLogs(state: State, used: readonly ChatId[], keep: number): State {
  if (state.logs.size <= keep) return state;
  const kept = new Set(used.slice(0, keep));
  let logs = state.logs;
  for (const id of state.logs.keys()) if (!kept.has(id)) logs = drop(logs, id);
  return { ...state, logs };
}

/** What one just read, before the server says so. */
export function withReadTo(state: State, chat: Chat, seq: number): State {
  return { ...state, chats: put(state.chats, chat.id, { ...chat, read: seq, unread: 0 }) };
}
