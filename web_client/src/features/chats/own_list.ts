/** One's own list: what stands on top of it, what counts as new; and finding a day in a chat. */

import { say } from "../../kit/toast";
import { session } from "../../session/client";
import { chatPath, go } from "../../session/route";
import { startOfDay } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { Chat, ChatId, Seq } from "../../wire/wire";
import { complain } from "./chats";

/** Keeps a chat on top of the list, or no more. */
export async function pin({ id }: Chat, pinned: boolean): Promise<void> {
  try {
    await session.request({ t: "chat.pin", chat: id, pinned }); // the push says so to all devices, this one too
  } catch (error) {
    complain(error);
  }
}

/** Counts a message and what follows as new again, and leaves: whoever stays has read it. */
export async function markUnread(chat: ChatId, seq: Seq): Promise<void> {
  go("/chats");
  await session.request({ t: "read.unmark", chat, seq }).catch(complain);
}

/** Goes to the first entry of a local day, "2026-11-20", or after it. */
export async function jumpTo(chat: ChatId, day: string): Promise<void> {
  try {
    const { seq } = await session.request({ t: "chat.at", chat, at: startOfDay(day) });
    if (seq === 0) say(t("jump.none"));
    else go(chatPath(chat, seq));
  } catch (error) {
    complain(error);
  }
}
