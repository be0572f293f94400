/** What was begun in each chat and not sent: on all one's devices; on this one also without a connection. */

import { computed, effect, signal, untracked } from "@preact/signals";
import { session, whenEchoed, whenLive } from "../../session/client";
import { recall, remember } from "../../session/device_storage";
import { Refusal } from "../../session/session";
import { phase, state } from "../../session/store";
import { withDraft } from "../../state/effects/drafts";
import type { ChatId, Draft, HeldId, Message, Seq } from "../../wire/wire";
import { choiceBetween } from "./draft_choice";
import { heardBack, isSameDraft } from "./draft_echo";
import { forgetRewordings, loadRewordings, rewordingIn, stopRewording } from "./rewordings";

export interface ComposerDraft {
  readonly text: string;
  readonly replyTo?: Seq;
}

/** What stands where one writes: the draft, or for the time being another wording of a message or a held act. */
export interface Writing extends ComposerDraft {
  readonly editing?: Seq;
  readonly held?: HeldId;
  /** A rewording that was begun and left before. */
  readonly resumed?: boolean;
}

const NOTHING: ComposerDraft = { text: "" };
const SOON = 500;

export const drafts = signal<ReadonlyMap<ChatId, ComposerDraft>>(new Map());
/** Texts of other windows that differ from what was typed here: shown beside it, until one is chosen. */
const otherDrafts = signal<ReadonlyMap<ChatId, ComposerDraft>>(new Map());
/** Chats whose draft was typed in this window. */
const typedHere = new Set<ChatId>();
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
  typedHere.clear();
  otherDrafts.value = new Map();
  loadRewordings(person);
  try {
    const kept = JSON.parse(recall(`drafts.${person}`) ?? "null") as Kept | null;
    for (const chat of kept?.unsaid ?? []) unsynced.add(chat);
    // what the server was told it knows better: another device may have sent it
    drafts.value = new Map(kept?.drafts.filter(([chat]) => unsynced.has(chat)));
  } catch {
    drafts.value = new Map();
  }
  takeServerDrafts(state.peek().drafts);
}

export function draftOf(chat: ChatId): ComposerDraft {
  return drafts.value.get(chat) ?? NOTHING;
}

export function writingIn(chat: ChatId): Writing {
  return rewordingIn(chat) ?? draftOf(chat);
}

/** The draft of another window, to choose from. */
export function otherDraftOf(chat: ChatId): ComposerDraft | undefined {
  return otherDrafts.value.get(chat);
}

export function setDraft(chat: ChatId, draft: ComposerDraft): void {
  put(chat, draft);
  typedHere.add(chat);
  unsynced.add(chat);
  refused.delete(chat);
  clearTimeout(timer);
  if (draft.text === "") saveDrafts();
  else timer = setTimeout(saveDrafts, SOON);
}

function put(chat: ChatId, draft: ComposerDraft): void {
  const copy = new Map(drafts.peek());
  if (draft.text === "" && draft.replyTo === undefined) copy.delete(chat);
  else copy.set(chat, draft);
  drafts.value = copy;
}

/** It was sent. What another window has begun meanwhile takes its place. */
export function clearDraft(chat: ChatId): void {
  if (otherDrafts.peek().has(chat)) takeOtherDraft(chat);
  else setDraft(chat, NOTHING);
}

export function takeOtherDraft(chat: ChatId): void {
  const other = otherDrafts.peek().get(chat) ?? NOTHING;
  setOther(chat, undefined);
  typedHere.delete(chat);
  unsynced.delete(chat);
  put(chat, other);
  saveDrafts();
}

export function keepOwnDraft(chat: ChatId): void {
  setOther(chat, undefined);
  typedHere.add(chat);
  unsynced.add(chat);
  saveDrafts();
}

function setOther(chat: ChatId, draft: ComposerDraft | undefined): void {
  const copy = new Map(otherDrafts.peek());
  if (draft === undefined) copy.delete(chat);
  else copy.set(chat, draft);
  otherDrafts.value = copy;
}

export function startReply(chat: ChatId, message: Message): void {
  stopRewording(chat);
  setDraft(chat, { text: draftOf(chat).text, replyTo: message.seq });
}

/** Whether it is another wording of something, and no message of its own. */
export function isRewording({ editing, held }: Writing): boolean {
  return editing !== undefined || held !== undefined;
}

/** Keeps them on this device and tells the server what is new. */
function saveDrafts(): void {
  clearTimeout(timer);
  if (owner === "") return;
  if (phase.peek() === "live")
    for (const chat of unsynced)
      if (!refused.has(chat) && !otherDrafts.peek().has(chat)) void sendDraft(chat);
  const kept: Kept = { drafts: [...drafts.peek()], unsaid: [...unsynced] };
  remember(`drafts.${owner}`, JSON.stringify(kept));
}

async function sendDraft(chat: ChatId): Promise<void> {
  const { text, replyTo } = drafts.peek().get(chat) ?? NOTHING;
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
    if (isSameDraft(draft, serverDrafts.get(chat))) continue;
    const replyTo = draft?.reply_to;
    takeServerDraft(chat, { text: draft?.text ?? "", ...(replyTo !== undefined && { replyTo }) });
  }
  serverDrafts = next;
}

function takeServerDraft(chat: ChatId, other: ComposerDraft): void {
  const choice = choiceBetween(drafts.peek().get(chat)?.text ?? "", other.text, {
    typedHere: typedHere.has(chat),
    unsaid: unsynced.has(chat),
    asked: otherDrafts.peek().has(chat),
  });
  setOther(chat, choice === "ask" ? other : undefined);
  if (choice === "other") {
    typedHere.delete(chat);
    unsynced.delete(chat);
    put(chat, other);
  } else unsynced.add(chat); // said again when it was chosen, or with the next key
  if (choice === "own") timer = setTimeout(saveDrafts, SOON);
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
  forgetRewordings();
  owner = "";
}
