/** The line of a checklist that is removed as soon as it is too late to undo it: already gone for the eye. */

import { signal } from "@preact/signals";
import { hideToast, showToast, TOAST_MS } from "../../../kit/toast";
import { t } from "../../../texts/texts";
import type { ChatId } from "../../../wire/wire";
import { actOrToast } from "../tasks";

export interface RemovedItem {
  readonly chat: ChatId;
  readonly number: number;
}

export const removedItem = signal<RemovedItem | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

export function isRemoved(chat: ChatId, number: number): boolean {
  return removedItem.value?.chat === chat && removedItem.value.number === number;
}

/** Removes a line, with time to think better of it. */
export function removeItem(chat: ChatId, number: number): void {
  removeNow();
  removedItem.value = { chat, number };
  showToast(t("task.checklist.removed"), { label: t("toast.undo"), run: keepItem });
  timer = setTimeout(removeNow, TOAST_MS);
}

/** Undoes the last removal, if it is not too late. */
export function keepItem(): void {
  clearTimeout(timer);
  removedItem.value = null;
  hideToast();
}

function removeNow(): void {
  clearTimeout(timer);
  const one = removedItem.peek();
  if (one === null) return;
  void actOrToast(one.chat, { t: "item_remove", number: one.number }).then(() => {
    if (removedItem.peek() === one) removedItem.value = null;
  });
}

addEventListener("pagehide", removeNow);
