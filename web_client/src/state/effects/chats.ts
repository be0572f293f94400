/** Chats: their members and titles, and the list. */

import type {
  ChatActs,
  ChatAdded,
  ChatCreated,
  ChatId,
  ChatPinned,
  ChatRenamed,
  MemberJoined,
  MemberLeft,
} from "../../wire/wire";
import { appendTo } from "../log";
import { drop, meet, put, type State } from "../model";
import type { Effects } from "./apply";
import { noticeOf, onChat, withEvent, withNotice } from "./events";

export const effects: Effects = {
  "chat.created": chatCreated,
  "member.joined": memberJoined,
  "member.left": memberLeft,
  "chat.renamed": chatRenamed,
  "chat.added": chatAdded,
  "chat.removed": (state, push) => withoutChat(state, push.chat),
  "chat.pinned": chatPinned,
  "chat.acts": chatActs,
};

function chatCreated(state: State, push: ChatCreated): State {
  const notice = noticeOf(push, { kind: "created" });
  return withEvent(state, push, {
    chat: (chat) => withNotice(chat, notice),
    log: (log) => appendTo(log, notice),
  });
}

/** An event may tell an older name than is known meanwhile. */
function memberJoined(state: State, push: MemberJoined): State {
  const { person } = push;
  const known = state.people.has(person.id) ? state : { ...state, people: meet(state.people, [person]) };
  const notice = noticeOf(push, { kind: "joined", person: person.id });
  return withEvent(known, push, {
    chat: (chat) => withNotice(chat, notice),
    log: (log) => ({
      ...appendTo(log, notice),
      members: log.members.includes(person.id) ? log.members : [...log.members, person.id],
    }),
  });
}

function memberLeft(state: State, push: MemberLeft): State {
  const { person } = push;
  const notice = noticeOf(push, { kind: "left", person });
  return withEvent(state, push, {
    chat: (chat) => withNotice(chat, notice),
    log: (log) => ({
      ...appendTo(log, notice),
      members: log.members.filter((member) => member !== person),
      reads: drop(log.reads, person),
    }),
  });
}

function chatRenamed(state: State, push: ChatRenamed): State {
  const { chat: id, title } = push;
  const task = state.tasks.get(id);
  const named = task === undefined ? state : { ...state, tasks: put(state.tasks, id, { ...task, title }) };
  const notice = noticeOf(push, { kind: "renamed", title });
  return withEvent(named, push, {
    chat: (chat) => withNotice({ ...chat, title }, notice),
    log: (log) => appendTo(log, notice),
  });
}

function chatAdded(state: State, { chat, people }: ChatAdded): State {
  return { ...state, people: meet(state.people, people), chats: put(state.chats, chat.id, chat) };
}

/** Without a chat that is no longer one's own. */
export function withoutChat(state: State, chat: ChatId): State {
  const stale = new Set(state.stale);
  stale.delete(chat);
  return {
    ...state,
    chats: drop(state.chats, chat),
    logs: drop(state.logs, chat),
    typing: drop(state.typing, chat),
    tasks: drop(state.tasks, chat),
    stale,
  };
}

function chatPinned(state: State, { chat, pinned }: ChatPinned): State {
  return onChat(state, chat, (listed) => ({ ...listed, pinned }));
}

/** With acts of its own, or with those that hold everywhere. */
function chatActs(state: State, { chat, acts }: ChatActs): State {
  return onChat(state, chat, ({ acts: _before, ...listed }) =>
    acts === undefined ? listed : { ...listed, acts },
  );
}
