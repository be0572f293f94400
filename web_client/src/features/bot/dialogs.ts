/** Dialogs with the bot: begun, gone on with on any device, and handed in. */

import { signal } from "@preact/signals";
import { go, path } from "../../kit/browser/navigation";
import { session, untilLive, whenLive } from "../../session/client";
import { showFailure } from "../../session/failures";
import { newKey } from "../../session/outbox";
import { Lost } from "../../session/session";
import { now, state } from "../../session/store";
import { withDialog, withDialogs } from "../../state/effects/dialogs";
import type { AccountId, ChatId, DialogId, DialogInput, DialogView, StartDialog } from "../../wire/wire";
import { chatPath } from "../chats/paths";
import { keepUploadsFor } from "../files/uploading/sync";
import { dialogPath } from "./paths";

/** Whether the open dialogs are known: only then one that is not among them is gone. */
export const dialogsLoaded = signal(false);

/** What the bot said to the last input besides the question: help, a refusal, what another device answered. */
export const remarks = signal<ReadonlyMap<DialogId, readonly string[]>>(new Map());

/** What one said last in a dialog, on this device. */
export const lastInputs = signal<ReadonlyMap<DialogId, string>>(new Map());

/** Dialogs whose input is on its way. */
export const dialogsSending = signal<ReadonlySet<DialogId>>(new Set());

export function syncDialogs(): void {
  whenLive(() => void loadDialogs());
}

/** What is told meanwhile may be newer than the answer: then it is asked again. */
async function loadDialogs(): Promise<void> {
  const asked = state.peek().dialogs;
  try {
    const { dialogs } = await session.request({ t: "dialog.list" });
    if (state.peek().dialogs !== asked) return await loadDialogs();
    state.value = withDialogs(state.peek(), dialogs);
    dialogsLoaded.value = true;
    keepUploadsFor(new Set(dialogs.map(({ id }) => id)));
  } catch {
    // the next connection asks again
  }
}

/** What taking a task down can begin with: a first sentence, a customer, a task to be repeated. */
export interface TaskDialogStart {
  readonly text?: string;
  readonly account?: AccountId;
  readonly again?: ChatId;
}

/** Begins to take a task down; whether that worked. */
export function startTaskDialog(beginning: TaskDialogStart): Promise<boolean> {
  return startDialog({ script: "new_task", ...beginning });
}

/** Goes on with the rating of a chat's task that was begun, or begins one; whether that worked. */
export async function startRatingDialog(chat: ChatId): Promise<boolean> {
  const begun = [...state.peek().dialogs.values()].find(
    (one) => one.script === "rating" && one.chat === chat,
  );
  if (begun === undefined) return startDialog({ script: "rating", chat });
  go(dialogPath(begun.id));
  return true;
}

const beginnings = new Set<string>();

/** The same is not begun twice at once. */
async function startDialog(beginning: Omit<StartDialog, "t" | "key">): Promise<boolean> {
  const what = JSON.stringify(beginning);
  if (beginnings.has(what)) return false;
  beginnings.add(what);
  const command = { t: "dialog.start", key: newKey(now()), ...beginning } as const;
  try {
    const dialog = await untilAnswered(() => session.request(command));
    state.value = withDialog(state.peek(), dialog);
    go(dialogPath(dialog.id));
    return true;
  } catch (error) {
    showFailure(error);
    return false;
  } finally {
    beginnings.delete(what);
  }
}

/**
 * Puts something in to a dialog as it is shown; whether it was taken. `words` are what one reads of it.
 * Nothing is put in twice at once.
 */
export async function sendInput(dialog: DialogView, input: DialogInput, words?: string): Promise<boolean> {
  if (dialogsSending.peek().has(dialog.id)) return false;
  if (words !== undefined) lastInputs.value = new Map(lastInputs.peek()).set(dialog.id, words);
  dialogsSending.value = new Set([...dialogsSending.peek(), dialog.id]);
  try {
    return await submit(dialog, input);
  } catch (error) {
    showFailure(error);
    return false;
  } finally {
    dialogsSending.value = new Set([...dialogsSending.peek()].filter((one) => one !== dialog.id));
  }
}

async function submit({ id, number }: DialogView, input: DialogInput): Promise<boolean> {
  const command = { t: "dialog.say", key: newKey(now()), dialog: id, number, input } as const;
  const { dialog, says, refused } = await untilAnswered(() => session.request(command));
  state.value = withDialog(state.peek(), dialog);
  remarks.value = new Map(remarks.peek()).set(id, remarksIn(dialog, says));
  if (dialog.status !== "open") leaveDialog(dialog);
  return refused === undefined;
}

/** Asks until there is an answer: the key makes of several askings one. */
async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    await untilLive();
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
    }
  }
}

/** What was said that the dialog does not show anyway. */
function remarksIn(dialog: DialogView, says: readonly string[]): readonly string[] {
  const cautions = (dialog.cautions ?? []).map(({ text }) => text);
  const shown = new Set([dialog.question, ...(dialog.heard ?? []), ...cautions]);
  return says.filter((one) => !shown.has(one));
}

/** Where one goes from a dialog that is over: to the chat in which the talk goes on. */
function leaveDialog({ id, chat }: DialogView): void {
  if (path.peek() !== dialogPath(id)) return;
  go(chat === undefined ? "/" : chatPath(chat), "replace");
}
