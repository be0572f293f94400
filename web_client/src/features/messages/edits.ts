/** Changes to messages that are already there. */

import { signal } from "@preact/signals";
import { hideToast, showToast, TOAST_MS } from "../../kit/toast";
import { session } from "../../session/client";
import { showFailure } from "../../session/failures";
import { newKey } from "../../session/outbox";
import { now, state } from "../../session/store";
import { t } from "../../texts/texts";
import type { ChatId, Message, Seq, When } from "../../wire/wire";
import { forgetRewording, startEdit } from "../drafts/rewordings";
import { applySent, isHolding, whenField } from "../quiet_hours/held_until_opening";

/** Rewords a message of one's own; when that fails, the new wording is back in the composer. */
export async function editMessage(chat: ChatId, seq: Seq, text: string, when?: When): Promise<void> {
  const entry = state
    .peek()
    .logs.get(chat)
    ?.entries.find((one) => one.seq === seq);
  const isSame = entry?.t === "message" && entry.text === text;
  try {
    if (!isSame) {
      const key = newKey(now());
      applySent(await session.request({ t: "message.edit", key, chat, seq, text, ...whenField(when) }));
    }
    forgetRewording(chat, { editing: seq });
  } catch (error) {
    if (entry?.t === "message") startEdit(chat, entry, text);
    showFailure(error);
  }
}

interface PendingDelete {
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly when?: When;
}

/** The deletion that is asked for and not answered yet. */
let asked: PendingDelete | null = null;

/** The message that is deleted as soon as it is too late to undo it: already gone for the eye. */
export const pendingDelete = signal<PendingDelete | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

export function isBeingDeleted(chat: ChatId, seq: Seq): boolean {
  return pendingDelete.value?.seq === seq && pendingDelete.value.chat === chat;
}

/** Deletes a message of one's own, with time to think better of it; what is held can be withdrawn anyway. */
export function deleteMessage(chat: ChatId, message: Message, when?: When): void {
  void deleteNow();
  if (when !== "now" && isHolding(chat)) {
    void requestDelete({ chat, seq: message.seq });
    return;
  }
  pendingDelete.value = { chat, seq: message.seq, ...whenField(when) };
  showToast(t("toast.deleted"), { label: t("toast.undo"), run: undoDelete });
  timer = setTimeout(() => void deleteNow(), TOAST_MS);
}

/** Undoes the last deletion, if it is not too late. */
export function undoDelete(): void {
  clearTimeout(timer);
  pendingDelete.value = null;
  hideToast();
}

async function deleteNow(): Promise<void> {
  clearTimeout(timer);
  const one = pendingDelete.peek();
  if (one === null || one === asked) return;
  asked = one;
  await requestDelete(one);
  if (pendingDelete.peek() === one) pendingDelete.value = null;
}

async function requestDelete(one: PendingDelete): Promise<void> {
  try {
    applySent(await session.request({ t: "message.delete", key: newKey(now()), ...one }));
  } catch (error) {
    showFailure(error);
  }
}

addEventListener("pagehide", () => void deleteNow());
