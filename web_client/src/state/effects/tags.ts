/** Tags on messages. */

import type { ChatId, MessageTagged, TagName } from "../../wire/wire";
import { amendLog } from "../log";
import { put, type State } from "../model";
import { byName } from "../sorting";
import { withEvent } from "./events";

export function messageTagged(state: State, push: MessageTagged): State {
  const { of, tag, on, by, seq } = push;
  const known = on ? withOwnTag(state, push.chat, tag) : state;
  return withEvent(known, push, { log: (log) => amendLog(log, { of, tag, on, by, seq }) });
}

/** An own tag that is put on is one of the account's from then on. */
function withOwnTag(state: State, id: ChatId, tag: TagName): State {
  const account = state.accounts.get(state.chats.get(id)?.account ?? "");
  if (account === undefined || !tag.startsWith("#") || account.tags?.includes(tag)) return state;
  const tags = [...(account.tags ?? []), tag].sort(byName);
  return { ...state, accounts: put(state.accounts, account.id, { ...account, tags }) };
}
