/** Other wordings of what is there already: one at a time in each chat, beside its draft, on this device only. */

import { signal } from "@preact/signals";
import { recall, remember } from "../../session/device_storage";
import { held as heldActs } from "../../session/store";
import type { ChatId, Held, HeldId, Message, Seq } from "../../wire/wire";

/** A message or a held act. */
interface Reworded {
  readonly editing?: Seq;
  readonly held?: HeldId;
}

export interface Rewording extends Reworded {
  readonly text: string;
  /** How it reads until then. */
  readonly original: string;
  /** It was begun and left before. */
  readonly resumed?: boolean;
}

interface Kept {
  readonly open: readonly [ChatId, Rewording][];
  readonly left: readonly [string, Rewording][];
}

const open = signal<ReadonlyMap<ChatId, Rewording>>(new Map());
/** Those that were left half-written, by what they reword. */
let left: ReadonlyMap<string, Rewording> = new Map();
let owner = "";

/** Reads those of the person signed in. */
export function loadRewordings(person: string): void {
  owner = person;
  let kept: Kept | null = null;
  try {
    kept = JSON.parse(recall(`rewordings.${person}`) ?? "null") as Kept | null;
    left = new Map(kept?.left);
    open.value = new Map(kept?.open);
  } catch {
    left = new Map();
    open.value = new Map();
  }
}

function save(): void {
  if (owner === "") return;
  const kept: Kept = { open: [...open.peek()], left: [...left] };
  const nothing = kept.open.length + kept.left.length === 0;
  remember(`rewordings.${owner}`, nothing ? null : JSON.stringify(kept));
}

export function rewordingIn(chat: ChatId): Rewording | undefined {
  return open.value.get(chat);
}

export function startEdit(chat: ChatId, { seq, text: original }: Message, text = original): void {
  start(chat, { text, original, editing: seq });
}

export function startRewording({ chat, id, text: original = "" }: Held, text = original): void {
  start(chat, { text, original, held: id });
}

/** What was begun before goes on, unless it reads otherwise by now. */
function start(chat: ChatId, fresh: Rewording): void {
  stopRewording(chat);
  const before = left.get(nameOf(chat, fresh));
  const goesOn = before?.original === fresh.original && fresh.text === fresh.original;
  put(chat, goesOn ? { ...before, resumed: true } : fresh);
}

function nameOf(chat: ChatId, { editing, held }: Reworded): string {
  return `${chat} ${held ?? editing}`;
}

export function reword(chat: ChatId, text: string): void {
  const one = open.peek().get(chat);
  if (one !== undefined) put(chat, { ...one, text });
}

/** Back to how it reads. */
export function rewordFromOriginal(chat: ChatId): void {
  const one = open.peek().get(chat);
  if (one === undefined) return;
  const { resumed: _, ...fresh } = one;
  put(chat, { ...fresh, text: one.original });
}

/** Goes back to the draft; what was typed waits until it is said, or the same is reworded again. */
export function stopRewording(chat: ChatId): void {
  const one = open.peek().get(chat);
  if (one === undefined) return;
  open.value = new Map([...open.peek()].filter(([of]) => of !== chat));
  const isWorded = one.text !== one.original && one.text.trim() !== "";
  const others = [...left].filter(([name]) => name !== nameOf(chat, one));
  left = new Map(isWorded ? [...others, [nameOf(chat, one), one]] : others);
  save();
}

/** The server has it. */
export function forgetRewording(chat: ChatId, what: Reworded): void {
  left = new Map([...left].filter(([name]) => name !== nameOf(chat, what)));
  save();
}

/** The words for a held act that did not reach it. */
export function rewordAgain(chat: ChatId, id: HeldId, text: string): void {
  const original = heldActs.peek().find((one) => one.id === id)?.text ?? "";
  start(chat, { text, original, held: id });
}

function put(chat: ChatId, rewording: Rewording): void {
  open.value = new Map(open.peek()).set(chat, rewording);
  save();
}

export function forgetRewordings(): void {
  remember(`rewordings.${owner}`, null);
  open.value = new Map();
  left = new Map();
  owner = "";
}
