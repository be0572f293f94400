/** What all events of a chat's log have in common: each counts once, in the list and in an opened chat. */

import {
  type Chat,
  type ChatId,
  type Entry,
  type EventPush,
  LIMITS,
  type Notice,
  type TaskNotice,
} from "../../wire/wire";
import { type Log, put, type State } from "../model";

interface Changes {
  /** The chat of the list after the event. */
  readonly chat?: (chat: Chat) => Chat;
  /** What was opened of it after the event. */
  readonly log?: (log: Log) => Log;
}

/** The state with an event taken in, each part only where the event is above the last one taken in there. */
export function withEvent(state: State, { chat: id, seq }: EventPush, changes: Changes): State {
  const listed = onChat(state, id, (chat) =>
    seq <= chat.head ? chat : { ...(changes.chat?.(chat) ?? chat), head: seq },
  );
  return onLog(listed, id, (log) =>
    seq <= log.cursor ? log : { ...(changes.log?.(log) ?? log), cursor: seq },
  );
}

/** The state with one chat of the list changed, if it is there. */
export function onChat(state: State, id: ChatId, change: (chat: Chat) => Chat): State {
  const chat = state.chats.get(id);
  if (chat === undefined) return state;
  const changed = change(chat);
  return changed === chat ? state : { ...state, chats: put(state.chats, id, changed) };
}

/** The state with one opened chat changed, if it is opened. */
export function onLog(state: State, id: ChatId, change: (log: Log) => Log): State {
  const log = state.logs.get(id);
  if (log === undefined) return state;
  const changed = change(log);
  return changed === log ? state : { ...state, logs: put(state.logs, id, changed) };
}

/** The chat of the list with what happened last; servers below level 4 tell of nothing: then there is nothing. */
export function withNotice(chat: Chat, entry: Notice | TaskNotice): Chat {
  return chat.notice === undefined ? chat : { ...chat, notice: noticeInList(entry) };
}

/** What of the data of a task's notice is told in words. */
const KEPT: ReadonlySet<string> = new Set(["text", "was", "count", "person"]);

/** An entry as the list has it: without tags and data, but for KEPT, shortened. */
function noticeInList(entry: Notice | TaskNotice): Notice | TaskNotice {
  if (entry.t === "notice") return entry;
  const { seq, code, actor, at, data } = entry;
  const kept = Object.entries(data ?? {}).filter(([name]) => KEPT.has(name));
  const told = { t: entry.t, seq, code, actor, at };
  if (kept.length === 0) return told;
  const short = kept.map(([name, value]) => [name, typeof value === "string" ? excerptOf(value) : value]);
  return { ...told, data: Object.fromEntries(short) };
}

/** The first code points of a text. */
export function excerptOf(text: string): string {
  return text.length <= LIMITS.EXCERPT ? text : [...text].slice(0, LIMITS.EXCERPT).join("");
}

type Noticed = Extract<
  EventPush,
  { readonly t: "chat.created" | "member.joined" | "member.left" | "chat.renamed" }
>;
type About = Pick<Extract<Entry, { readonly t: "notice" }>, "kind" | "person" | "title">;

/** The line of the chat that tells of an event nobody wrote. */
export function noticeOf({ seq, actor, at }: Noticed, about: About): Notice {
  return { t: "notice", seq, actor, at, ...about };
}
