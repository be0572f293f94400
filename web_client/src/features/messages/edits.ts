/** Changes to messages that are already there. */

import { signal } from "@preact/signals";
import { hush, SHOWN, say } from "../../kit/toast";
import { session } from "../../session/client";
import { showFailure } from "../../session/failures";
import { newKey } from "../../session/outbox";
import { now, state } from "../../session/store";
import { t } from "../../texts/texts";
import type { ChatId, Message, Seq, When } from "../../wire/wire";
import { isHolding, takeSent, timed } from "../quiet_hours/holding";
import { startEdit } from "./drafts";

/** Rewords a message of one's own; when that fails, the new wording is back in the composer. */
export async function editMessage(chat: ChatId, seq: Seq, text: string, when?: When): Promise<void> {
  const entry = state
    .peek()
    .logs.get(chat)
    ?.entries.find((one) => one.seq === seq);
  if (entry?.t === "message" && entry.text === text) return;
  try {
    takeSent(
      await session.request({ t: "message.edit", key: newKey(now()), chat, seq, text, ...timed(when) }),
    );
  } catch (error) {
    if (entry?.t === "message") startEdit(chat, { ...entry, text });
    showFailure(error);
  }
}

interface Doomed {
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly when?: When;
}

/** The message that is deleted as soon as it is too late to undo it: already gone for the eye. */
export const doomed = signal<Doomed | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

export function isDoomed(chat: ChatId, seq: Seq): boolean {
  return doomed.value?.seq === seq && doomed.value.chat === chat;
}

/** Deletes a message of one's own, with time to think better of it; what is held can be withdrawn anyway. */
export function deleteMessage(chat: ChatId, message: Message, when?: When): void {
  void carryOut();
  if (when !== "now" && isHolding(chat)) {
    void ask({ chat, seq: message.seq });
    return;
  }
  doomed.value = { chat, seq: message.seq, ...timed(when) };
  say(t("toast.deleted"), { label: t("toast.undo"), run: undoDelete });
  timer = setTimeout(() => void carryOut(), SHOWN);
}

/** Undoes the last deletion, if it is not too late. */
export function undoDelete(): void {
  clearTimeout(timer);
  doomed.value = null;
  hush();
}

async function carryOut(): Promise<void> {
  clearTimeout(timer);
  const one = doomed.peek();
  if (one === null) return;
  await ask(one);
  if (doomed.peek() === one) doomed.value = null;
}

async function ask(one: Doomed): Promise<void> {
  try {
    takeSent(await session.request({ t: "message.delete", key: newKey(now()), ...one }));
  } catch (error) {
    showFailure(error);
  }
}

addEventListener("pagehide", () => void carryOut());
