/** Tags on messages. */

import type { ChatId, Message, MessageTagged, TagName } from "../../wire/wire";
import { amendLog } from "../log";
import { put, type State } from "../model";
import { byName } from "../sorting";
import type { Effects } from "./apply";
import { withEvent } from "./events";

export const effects: Effects = {
  "message.tagged": messageTagged,
};

function messageTagged(state: State, push: MessageTagged): State {
  const known = push.on ? withOwnTag(state, push.chat, push.tag) : state;
  return withEvent(known, push, { log: (log) => amendLog(log, push.of, (message) => tagged(message, push)) });
}

/** What is replayed of a message that was deleted since comes after it: it gets no tags again. */
function tagged(message: Message, { tag, on, by, seq }: MessageTagged): Message {
  if (seq <= (message.tags_seq ?? 0)) return message;
  if (message.deleted) return { ...message, tags_seq: seq };
  const others = (message.tags ?? []).filter((mark) => mark.tag !== tag);
  return { ...message, tags: on ? [...others, { tag, by }] : others, tags_seq: seq };
}

/** An own tag that is put on is one of the account's from then on. */
function withOwnTag(state: State, id: ChatId, tag: TagName): State {
  const account = state.accounts.get(state.chats.get(id)?.account ?? "");
  if (account === undefined || !tag.startsWith("#") || account.tags?.includes(tag)) return state;
  const tags = [...(account.tags ?? []), tag].sort(byName);
  return { ...state, accounts: put(state.accounts, account.id, { ...account, tags }) };
}
