import { session } from "../../session/client";
import { now, phase } from "../../session/store";
import type { ChatId } from "../../wire/wire";

const TYPING_EVERY = 3_000;
let typed: { chat: ChatId; at: number } = { chat: "", at: 0 };

/** Tells the others that one is typing, at most every few seconds. */
export function sendTyping(chat: ChatId): void {
  const at = now();
  if (phase.peek() !== "live" || (typed.chat === chat && at - typed.at < TYPING_EVERY)) return;
  typed = { chat, at };
  session.request({ t: "typing", chat }).catch(() => undefined); // a sign that is not seen is no harm
}
