/** When files that are listed may have changed. */

import { state } from "../../session/store";
import type { AccountId, ChatId } from "../../wire/wire";

/** The files of the messages that are held of a chat: it changes when one comes or goes. */
export function filesSaid(chat: ChatId): string {
  const entries = state.value.logs.get(chat)?.entries ?? [];
  const all = entries.flatMap((entry) => (entry.t === "message" ? (entry.files ?? []) : []));
  return all.map(({ id }) => id).join();
}

/** As much of all chats of a customer, and what was said last in each: most of them are not held. */
export function filesSaidTo(account: AccountId): string {
  const chats = [...state.value.chats.values()].filter((chat) => chat.account === account);
  return chats
    .map(({ id, last }) => `${id} ${last?.seq ?? 0} ${last?.deleted ?? false} ${filesSaid(id)}`)
    .join();
}
