/** What was begun in each chat and not sent: kept on this device, shared by its tabs. */

import { signal } from "@preact/signals";
import type { ChatId, Held, HeldId, Message, Seq } from "../wire/wire";
import { recall, remember } from "./settings";

export interface Draft {
  readonly text: string;
  readonly replyTo?: Seq;
  /** The message that is being reworded; the draft is its new wording. */
  readonly editing?: Seq;
  /** The held act that is being reworded. */
  readonly held?: HeldId;
}

const NOTHING: Draft = { text: "" };

export const drafts = signal<ReadonlyMap<ChatId, Draft>>(new Map());
let owner = "";
let timer: ReturnType<typeof setTimeout> | undefined;

/** Reads the drafts of the person signed in. */
export function loadDrafts(person: string): void {
  owner = person;
  try {
    drafts.value = new Map(JSON.parse(recall(`drafts.${person}`) ?? "[]") as [ChatId, Draft][]);
  } catch {
    drafts.value = new Map();
  }
}

export function draftOf(chat: ChatId): Draft {
  return drafts.value.get(chat) ?? NOTHING;
}

export function setDraft(chat: ChatId, draft: Draft): void {
  const copy = new Map(drafts.peek());
  const { text, replyTo, editing, held } = draft;
  if (text === "" && (replyTo ?? editing ?? held) === undefined) copy.delete(chat);
  else copy.set(chat, draft);
  drafts.value = copy;
  clearTimeout(timer);
  timer = setTimeout(keep, 400);
}

export function replyIn(chat: ChatId, message: Message): void {
  const draft = draftOf(chat);
  setDraft(chat, { text: isRewording(draft) ? "" : draft.text, replyTo: message.seq });
}

/** Whether the draft is another wording of something, and no message of its own. */
export function isRewording({ editing, held }: Draft): boolean {
  return editing !== undefined || held !== undefined;
}

export function rewordIn(held: Held): void {
  setDraft(held.chat, { text: held.text ?? "", held: held.id });
}

export function editIn(chat: ChatId, message: Message): void {
  setDraft(chat, { text: message.text, editing: message.seq });
}

function keep(): void {
  if (owner !== "") remember(`drafts.${owner}`, JSON.stringify([...drafts.peek()]));
}

addEventListener("pagehide", keep);

/** Forgets the drafts on this device: whoever signs out leaves nothing behind. */
export function drop(): void {
  clearTimeout(timer);
  drafts.value = new Map();
  remember(`drafts.${owner}`, null);
  owner = "";
}
