/** Messages that are quoted but stand elsewhere in their chat: asked for by number, several at once. */

import { signal } from "@preact/signals";
import { session, whenLive, whenTold } from "../../session/client";
import { phase, state } from "../../session/store";
import { withPeople } from "../../state/effects/answers";
import { reworded, takenBack } from "../../state/effects/messages";
import type { ChatId, Message, Push, Seq, Version } from "../../wire/wire";

const fetched = signal<ReadonlyMap<string, Message>>(new Map());
/** Those that were asked for and are not there. */
const missing = new Set<string>();
const requested = new Map<ChatId, Set<Seq>>();
let scheduled = false;

/** The message, as far as it is known; when it is not, it is asked for and comes by itself. */
export function quoteOf(chat: ChatId, seq: Seq): Message | null {
  const entry = state.value.logs.get(chat)?.entries.find((one) => one.seq === seq);
  if (entry?.t === "message") return entry;
  const known = fetched.value.get(`${chat} ${seq}`);
  if (known !== undefined) return known;
  if (!missing.has(`${chat} ${seq}`)) request(chat, seq);
  return null;
}

function request(chat: ChatId, seq: Seq): void {
  requested.set(chat, (requested.get(chat) ?? new Set()).add(seq));
  if (scheduled) return;
  scheduled = true;
  queueMicrotask(fetchRequested);
}

function fetchRequested(): void {
  scheduled = false;
  if (phase.peek() !== "live") return;
  for (const [chat, seqs] of requested) void fetchSome(chat, [...seqs].slice(0, 100));
  requested.clear();
}

async function fetchSome(chat: ChatId, seqs: readonly Seq[]): Promise<void> {
  try {
    const found = await session.request({ t: "message.get", chat, seqs });
    state.value = withPeople(state.peek(), found);
    const more = new Map(found.messages.map((message) => [`${chat} ${message.seq}`, message]));
    for (const seq of seqs) if (!more.has(`${chat} ${seq}`)) missing.add(`${chat} ${seq}`);
    fetched.value = new Map([...fetched.peek(), ...more]);
  } catch {
    // lost on the way, or not to be seen: the quote stays without words
  }
}

/** What is edited or deleted reads so where it is quoted, too. */
function changeQuoted(push: Push): void {
  if (push.t !== "message.edited" && push.t !== "message.deleted") return;
  const key = `${push.chat} ${push.of}`;
  const known = fetched.peek().get(key);
  if (known === undefined) return;
  const message = push.t === "message.deleted" ? takenBack(known, push.seq) : reworded(known, push);
  fetched.value = new Map(fetched.peek()).set(key, message);
}

/** Quotes that were fetched may read differently by now. */
function fetchAgain(): void {
  for (const key of fetched.peek().keys()) {
    const [chat = "", seq] = key.split(" ");
    requested.set(chat, (requested.get(chat) ?? new Set()).add(Number(seq)));
  }
  fetchRequested();
}

export function syncQuotes(): void {
  whenLive(fetchAgain);
  whenTold(changeQuoted);
}

/** All wordings of a message, oldest first. */
export async function versionsOf(chat: ChatId, seq: Seq): Promise<readonly Version[]> {
  return (await session.request({ t: "message.versions", chat, seq })).versions;
}
