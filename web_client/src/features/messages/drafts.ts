/** What was begun in each chat and not sent: on all one's devices; on this one also without a connection. */

import { computed, effect, signal, untracked } from "@preact/signals";
import { session, whenEchoed, whenLive } from "../../session/client";
import { recall, remember } from "../../session/device_storage";
import { Refusal } from "../../session/session";
import { phase, state } from "../../session/store";
import { withDraft } from "../../state/effects/drafts";
import type { ChatId, Draft, Held, HeldId, Message, Seq } from "../../wire/wire";
import { heardBack, isSameDraft } from "./draft_echo";

export interface ComposerDraft {
  readonly text: string;
  readonly replyTo?: Seq;
  /** The message that is being reworded; the draft is its new wording. Stays on this device. */
  readonly editing?: Seq;
  /** The held act that is being reworded. Stays on this device. */
  readonly held?: HeldId;
}

const NOTHING: ComposerDraft = { text: "" };
const SOON = 500;

export const drafts = signal<ReadonlyMap<ChatId, ComposerDraft>>(new Map());
/** Chats whose draft the server does not know yet. */
const unsynced = new Set<ChatId>();
/** Those of them that the server does not take: they stay here, and are said again when they read differently. */
const refused = new Set<ChatId>();
/** What this device said of each chat and has not heard back yet, in order. */
const sentDrafts = new Map<ChatId, readonly Draft[]>();
/** How many of these have no answer yet. */
const unanswered = new Map<ChatId, number>();
let owner = "";
let timer: ReturnType<typeof setTimeout> | undefined;
let serverDrafts: ReadonlyMap<ChatId, Draft> = new Map();

interface Kept {
  readonly drafts: readonly [ChatId, ComposerDraft][];
  readonly unsaid: readonly ChatId[];
}

/** Reads the drafts of the person signed in. */
export function loadDrafts(person: string): void {
  owner = person;
  serverDrafts = new Map();
  unsynced.clear();
  refused.clear();
  try {
    const kept = JSON.parse(recall(`drafts.${person}`) ?? "null") as Kept | null;
    for (const chat of kept?.unsaid ?? []) unsynced.add(chat);
    // what the server was told it knows better: another device may have sent it
    drafts.value = new Map(kept?.drafts.filter(([chat, draft]) => unsynced.has(chat) || isRewording(draft)));
  } catch {
    drafts.value = new Map();
  }
  takeServerDrafts(state.peek().drafts);
}

export function draftOf(chat: ChatId): ComposerDraft {
  return drafts.value.get(chat) ?? NOTHING;
}

export function setDraft(chat: ChatId, draft: ComposerDraft): void {
  put(chat, draft);
  unsynced.add(chat);
  refused.delete(chat);
  clearTimeout(timer);
  if (draft.text === "") saveDrafts();
  else timer = setTimeout(saveDrafts, SOON);
}

function put(chat: ChatId, draft: ComposerDraft): void {
  const copy = new Map(drafts.peek());
  const { text, replyTo, editing, held } = draft;
  if (text === "" && (replyTo ?? editing ?? held) === undefined) copy.delete(chat);
  else copy.set(chat, draft);
  drafts.value = copy;
}

export function startReply(chat: ChatId, message: Message): void {
  const draft = draftOf(chat);
  setDraft(chat, { text: isRewording(draft) ? "" : draft.text, replyTo: message.seq });
}

/** Whether the draft is another wording of something, and no message of its own. */
export function isRewording({ editing, held }: ComposerDraft): boolean {
  return editing !== undefined || held !== undefined;
}

export function startRewording(held: Held): void {
  setDraft(held.chat, { text: held.text ?? "", held: held.id });
}

export function startEdit(chat: ChatId, message: Message): void {
  setDraft(chat, { text: message.text, editing: message.seq });
}

/** Keeps them on this device and tells the server what is new. */
function saveDrafts(): void {
  clearTimeout(timer);
  if (owner === "") return;
  if (phase.peek() === "live") for (const chat of unsynced) if (!refused.has(chat)) void sendDraft(chat);
  const kept: Kept = { drafts: [...drafts.peek()], unsaid: [...unsynced] };
  remember(`drafts.${owner}`, JSON.stringify(kept));
}

async function sendDraft(chat: ChatId): Promise<void> {
  const draft = drafts.peek().get(chat) ?? NOTHING;
  const { text, replyTo } = isRewording(draft) ? NOTHING : draft;
  unsynced.delete(chat);
  const before = serverDrafts.get(chat);
  const written: Draft = { chat, text, ...(replyTo !== undefined && { reply_to: replyTo }) };
  if (isSameDraft(before, written)) return;
  sentDrafts.set(chat, [...(sentDrafts.get(chat) ?? []), written]);
  takeWritten(written);
  unanswered.set(chat, (unanswered.get(chat) ?? 0) + 1);
  try {
    await session.request({ t: "draft.set", ...written });
  } catch (error) {
    sentDrafts.delete(chat);
    unsynced.add(chat); // said again when live
    if (error instanceof Refusal && !error.failed.retryable) refused.add(chat);
  }
  const left = (unanswered.get(chat) ?? 1) - 1;
  if (left === 0) unanswered.delete(chat);
  else unanswered.set(chat, left);
}

/** What is said here is no news to this device: the message that an empty draft answers stays. */
function takeWritten(written: Draft): void {
  const next = withDraft(state.peek(), written);
  serverDrafts = next.drafts;
  state.value = next;
}

/** Whether this device said so itself, and has perhaps said more since. */
function isEcho(draft: Draft): boolean {
  const { echo, left } = heardBack(sentDrafts.get(draft.chat) ?? [], draft, !unanswered.has(draft.chat));
  if (left.length === 0) sentDrafts.delete(draft.chat);
  else sentDrafts.set(draft.chat, left);
  return echo;
}

/** Takes over what another device wrote, but never under the hands of who writes here. */
function takeServerDrafts(next: ReadonlyMap<ChatId, Draft>): void {
  for (const chat of new Set([...serverDrafts.keys(), ...next.keys()])) {
    const draft = next.get(chat);
    if (
      isSameDraft(draft, serverDrafts.get(chat)) ||
      unsynced.has(chat) ||
      isRewording(drafts.peek().get(chat) ?? NOTHING)
    )
      continue;
    const replyTo = draft?.reply_to;
    put(chat, { text: draft?.text ?? "", ...(replyTo !== undefined && { replyTo }) });
  }
  serverDrafts = next;
}

export function syncDrafts(): void {
  const written = computed(() => state.value.drafts);
  effect(() => {
    const next = written.value;
    if (owner !== "") untracked(() => takeServerDrafts(next));
  });
  whenLive(() => {
    sentDrafts.clear();
    saveDrafts();
  });
  whenEchoed((push) => push.t === "draft.changed" && isEcho(push.draft));
  addEventListener("pagehide", saveDrafts);
}

/** Forgets the drafts on this device: whoever signs out leaves nothing behind. */
export function forgetDrafts(): void {
  clearTimeout(timer);
  drafts.value = new Map();
  remember(`drafts.${owner}`, null);
  owner = "";
}
