/** The addresses of chats and of the messages in them. */

import { computed } from "@preact/signals";
import { segments } from "../../kit/browser/navigation";
import type { ChatId, Seq } from "../../wire/wire";

export interface ChatPlace {
  readonly at: "chat";
  readonly chat: ChatId;
  /** The message the address leads to. */
  readonly seq: Seq | null;
}

export function chatPath(chat: ChatId, seq?: Seq): string {
  const base = `/chats/${encodeURIComponent(chat)}`;
  return seq === undefined ? base : `${base}/${seq}`;
}

/** What a path means; null when it leads to no chat. */
export function parseChatPath([first, chat, third]: readonly string[]): ChatPlace | null {
  if (first !== "chats" || chat === undefined) return null;
  if (third === undefined) return { at: "chat", chat, seq: null };
  const seq = Number(third);
  return Number.isSafeInteger(seq) && seq > 0 ? { at: "chat", chat, seq } : null;
}

/** The chat that is open. */
export const shownChat = computed<ChatId | null>(() => parseChatPath(segments.value)?.chat ?? null);
