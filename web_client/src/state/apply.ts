/** One push taken into the state. Old snapshot + pushes = fresh snapshot, for every push type. */

import {
  type Chat,
  type ChatId,
  type Day,
  type Entry,
  type EventPush,
  isEvent,
  LIMITS,
  type Message,
  type MessageDeleted,
  type Millis,
  type Person,
  type Preview,
  type Push,
  type TagName,
  type TaskView,
} from "../wire/wire";
import { amendLog, appendTo } from "./log";
import { drop, type Log, meet, put, type State } from "./model";
import { drafted, hold, letGo, present, presentOf, renamed, told } from "./own";
import { byName } from "./sorting";

/** The number of the last event of a chat that is already taken in; null for a chat one does not have. */
export function have(state: State, chat: ChatId): number | null {
  return state.logs.get(chat)?.cursor ?? state.chats.get(chat)?.head ?? null;
}

/** Whether events are missing between what is there and this push: time to resume. */
export function isGap(state: State, push: Push): boolean {
  if (!isEvent(push)) return false;
  const last = have(state, push.chat);
  return last !== null && push.seq > last + 1;
}

/** The state after `push`, which arrived at `now`. Events already taken in change nothing. */
export function apply(state: State, push: Push, now: Millis): State {
  if (isEvent(push)) return applyEvent(state, push);
  switch (push.t) {
    case "chat.added":
      return {
        ...state,
        people: meet(state.people, push.people),
        chats: put(state.chats, push.chat.id, push.chat),
      };
    case "chat.removed":
      return forget(state, push.chat);
    case "task.told":
      return standing(state, push.chat, push.task);
    case "read.own":
      return onChat(state, push.chat, (chat) =>
        push.seq < (chat.read ?? 0) && !push.back ? chat : { ...chat, read: push.seq, unread: push.unread },
      );
    case "read.moved":
      return onLog(state, push.chat, (log) =>
        push.seq <= (log.reads.get(push.person) ?? 0)
          ? log
          : { ...log, reads: put(log.reads, push.person, push.seq) },
      );
    case "typing":
      return typing(state, push.chat, push.person, now + LIMITS.TYPING_SECONDS * 1000);
    case "presence":
      return present(state, push);
    case "presence.all":
      return { ...state, presence: presentOf(push.presence) };
    case "held.changed":
      return hold(state, push.held);
    case "held.gone":
      return letGo(state, push.held);
    case "settings.changed":
      return { ...state, settings: push.settings };
    case "draft.changed":
      return drafted(state, push.draft);
    case "chat.pinned":
      return onChat(state, push.chat, (chat) => ({ ...chat, pinned: push.pinned }));
    case "chat.acts":
      return onChat(state, push.chat, (chat) => limited(chat, push.acts));
    case "dialog.changed":
      return told(state, push.dialog);
    case "person.changed":
      return renamed(state, push.person);
    case "people.added":
      return { ...state, people: meet(state.people, push.people) };
    case "account.changed":
      return { ...state, accounts: put(state.accounts, push.account.id, push.account) };
    case "account.removed":
      return { ...state, accounts: drop(state.accounts, push.account) };
    case "day.changed":
      return turned(state, push.day);
    default:
      return state;
  }
}

/** With acts of its own, or with those that hold everywhere. */
function limited({ acts: _before, ...chat }: Chat, acts: readonly string[] | undefined): Chat {
  return acts === undefined ? chat : { ...chat, acts };
}

/** Without a chat that is no longer one's own. */
export function forget(state: State, chat: ChatId): State {
  return {
    ...state,
    chats: drop(state.chats, chat),
    logs: drop(state.logs, chat),
    typing: drop(state.typing, chat),
    tasks: drop(state.tasks, chat),
  };
}

/** How a task stands, which was asked for or told. */
export function knowTask(state: State, chat: ChatId, task: TaskView): State {
  const stale = new Set(state.stale);
  stale.delete(chat);
  const people = meet(
    state.people,
    (task.people ?? []).filter(({ id }) => !state.people.has(id)),
  );
  return { ...state, people, tasks: put(state.tasks, chat, task), stale };
}

/** What was not asked for is not kept. */
function standing(state: State, chat: ChatId, task: TaskView): State {
  return state.tasks.has(chat) ? knowTask(state, chat, task) : state;
}

/** What an event of a chat means for its task. */
function aboutTask(state: State, push: EventPush): State {
  const task = state.tasks.get(push.chat);
  if (task === undefined) return state;
  if (push.t === "task.changed") return knowTask(state, push.chat, push.task);
  if (push.t === "chat.renamed") {
    return { ...state, tasks: put(state.tasks, push.chat, { ...task, title: push.title }) };
  }
  return push.t === "message.created" ? { ...state, stale: new Set([...state.stale, push.chat]) } : state;
}

/** When quiet hours begin, what was just seen of others is over at once. */
function turned(state: State, day: Day): State {
  const began = day.quiet && !state.day?.quiet;
  const stale = new Set(state.tasks.keys());
  return { ...state, day, typing: began ? new Map() : state.typing, stale };
}

function applyEvent(state: State, push: EventPush): State {
  const known = push.t === "member.joined" ? introduced(state, push.person) : state;
  const listed = onChat(known, push.chat, (chat) =>
    push.seq > chat.head ? inList(chat, push, state) : chat,
  );
  const taught = push.t === "message.tagged" && push.on ? learned(listed, push.chat, push.tag) : listed;
  const logged = onLog(taught, push.chat, (log) => (push.seq > log.cursor ? inLog(log, push) : log));
  const tasked = aboutTask(logged, push);
  return push.t === "message.created" ? stopTyping(tasked, push.chat, push.message.author) : tasked;
}

/** An own tag that is put on is one of the account's from then on. */
function learned(state: State, id: ChatId, tag: TagName): State {
  const account = state.accounts.get(state.chats.get(id)?.account ?? "");
  if (account === undefined || !tag.startsWith("#") || account.tags?.includes(tag)) return state;
  const tags = [...(account.tags ?? []), tag].sort(byName);
  return { ...state, accounts: put(state.accounts, account.id, { ...account, tags }) };
}

/** An event may tell an older name than is known meanwhile. */
function introduced(state: State, person: Person): State {
  return state.people.has(person.id) ? state : { ...state, people: meet(state.people, [person]) };
}

function inList(chat: Chat, push: EventPush, state: State): Chat {
  const moved = { ...chat, head: push.seq };
  switch (push.t) {
    case "message.created":
      return counted({ ...moved, last: previewOf(push.message) }, push.message, isMine(state, push.message));
    case "message.edited":
      return chat.last?.seq === push.of
        ? { ...moved, last: { ...chat.last, excerpt: excerpt(push.text) } }
        : moved;
    case "message.deleted":
      return deleted(moved, push, state);
    case "chat.renamed":
      return { ...moved, title: push.title };
    default:
      return moved;
  }
}

function isMine(state: State, message: Pick<Message, "author" | "written_by">): boolean {
  const me = state.me?.person.id;
  return message.author === me || message.written_by === me;
}

/** A message deleted before it was read counts no more. */
function deleted(chat: Chat, push: MessageDeleted, state: State): Chat {
  const { author } = push;
  const counts = push.of > (chat.read ?? 0) && author !== undefined && !isMine(state, { ...push, author });
  const unread = counts ? { unread: Math.max(0, (chat.unread ?? 0) - 1) } : {};
  if (chat.last?.seq !== push.of) return { ...chat, ...unread };
  return { ...chat, ...unread, last: { ...chat.last, excerpt: "", deleted: true } };
}

/** Writing reads what stands above; what others write is unread. */
function counted(chat: Chat, message: Message, mine: boolean): Chat {
  if (mine) return { ...chat, read: message.seq, unread: 0 };
  return { ...chat, unread: (chat.unread ?? 0) + 1 };
}

function inLog(log: Log, push: EventPush): Log {
  const moved = { ...log, cursor: push.seq };
  switch (push.t) {
    case "message.created":
      return appendTo(moved, push.message);
    case "message.edited":
      return amendLog(moved, { of: push.of, text: push.text, edited: push.edited });
    case "message.deleted":
      return amendLog(moved, { of: push.of, deleted: true, seq: push.seq });
    case "message.tagged":
      return amendLog(moved, { of: push.of, tag: push.tag, on: push.on, by: push.by, seq: push.seq });
    case "task.changed":
      return appendTo(moved, push.entry);
    case "chat.created":
      return appendTo(moved, notice(push, { kind: "created" }));
    case "member.joined":
      return {
        ...appendTo(moved, notice(push, { kind: "joined", person: push.person.id })),
        members: log.members.includes(push.person.id) ? log.members : [...log.members, push.person.id],
      };
    case "member.left":
      return {
        ...appendTo(moved, notice(push, { kind: "left", person: push.person })),
        members: log.members.filter((member) => member !== push.person),
        reads: drop(log.reads, push.person),
      };
    case "chat.renamed":
      return appendTo(moved, notice(push, { kind: "renamed", title: push.title }));
  }
}

type Noticed = Exclude<
  EventPush,
  { t: "message.created" | "message.edited" | "message.deleted" | "message.tagged" | "task.changed" }
>;
type Said = Pick<Extract<Entry, { t: "notice" }>, "kind" | "person" | "title">;

function notice(push: Noticed, said: Said): Entry {
  return { t: "notice", seq: push.seq, actor: push.actor, at: push.at, ...said };
}

/** The preview of a chat whose last message this is. */
export function previewOf(message: Message): Preview {
  const { seq, author, at } = message;
  return message.deleted
    ? { seq, author, at, excerpt: "", deleted: true }
    : { seq, author, at, excerpt: excerpt(message.text) };
}

function excerpt(text: string): string {
  return text.length <= LIMITS.EXCERPT ? text : [...text].slice(0, LIMITS.EXCERPT).join("");
}

function onChat(state: State, id: ChatId, change: (chat: Chat) => Chat): State {
  const chat = state.chats.get(id);
  if (chat === undefined) return state;
  const changed = change(chat);
  return changed === chat ? state : { ...state, chats: put(state.chats, id, changed) };
}

function onLog(state: State, id: ChatId, change: (log: Log) => Log): State {
  const log = state.logs.get(id);
  if (log === undefined) return state;
  const changed = change(log);
  return changed === log ? state : { ...state, logs: put(state.logs, id, changed) };
}

function typing(state: State, chat: ChatId, person: string, until: Millis): State {
  return {
    ...state,
    typing: put(state.typing, chat, put(state.typing.get(chat) ?? new Map(), person, until)),
  };
}

function stopTyping(state: State, chat: ChatId, person: string): State {
  const typists = state.typing.get(chat);
  return typists?.has(person) ? { ...state, typing: put(state.typing, chat, drop(typists, person)) } : state;
}
