/** Changes to messages that are already there. */

import { newKey } from "../session/outbox";
import type { ChatId, Seq } from "../wire/wire";
import { complain } from "./chats";
import { session } from "./client";
import { editIn } from "./drafts";
import { now, state } from "./store";

/** Rewords a message of one's own; when that fails, the new wording is back in the composer. */
export async function edit(chat: ChatId, seq: Seq, text: string): Promise<void> {
  const entry = state
    .peek()
    .logs.get(chat)
    ?.entries.find((one) => one.seq === seq);
  if (entry?.t === "message" && entry.text === text) return;
  try {
    await session.request({ t: "message.edit", key: newKey(now()), chat, seq, text });
  } catch (error) {
    if (entry?.t === "message") editIn(chat, { ...entry, text });
    complain(error);
  }
}
