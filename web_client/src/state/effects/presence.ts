/** Who is there, and who is typing. */

import {
  type ChatId,
  LIMITS,
  type Millis,
  type PersonId,
  type PersonStatus,
  type PresenceAll,
  type PresenceChanged,
  type TypingShown,
} from "../../wire/wire";
import { drop, put, type State } from "../model";
import type { Effects } from "./apply";

export const effects: Effects = {
  typing: typingShown,
  presence: presenceChanged,
  "presence.all": presenceAll,
};

function presenceChanged(state: State, { person, status }: PresenceChanged): State {
  const gone = status === "offline";
  return { ...state, presence: gone ? drop(state.presence, person) : put(state.presence, person, status) };
}

function presenceAll(state: State, { presence }: PresenceAll): State {
  return { ...state, presence: presenceOf(presence) };
}

/** The status of those who are there. */
export function presenceOf(all: readonly PersonStatus[]): State["presence"] {
  const there = all.filter(({ status }) => status !== "offline");
  return new Map(there.map(({ person, status }) => [person, status]));
}

/** Shown for some seconds from `now`, or until a message of that person arrives. */
function typingShown(state: State, { chat, person }: TypingShown, now: Millis): State {
  const until = now + LIMITS.TYPING_SECONDS * 1000;
  const typists = put(state.typing.get(chat) ?? new Map(), person, until);
  return { ...state, typing: put(state.typing, chat, typists) };
}

export function withoutTyping(state: State, chat: ChatId, person: PersonId): State {
  const typists = state.typing.get(chat);
  return typists?.has(person) ? { ...state, typing: put(state.typing, chat, drop(typists, person)) } : state;
}
