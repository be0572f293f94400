/** Tags on messages: putting them on, taking them off, and finding messages by them. */

import { signal } from "@preact/signals";
import { newKey } from "../session/outbox";
import { quoted } from "../state/merge";
import type { ChatId, Message, TagName, When } from "../wire/wire";
import { complain } from "./chats";
import { session } from "./client";
import { taken, timed } from "./held";
import { now, state } from "./store";

/** The tags everybody has, in the order in which they are offered; the account's own begin with OWN. */
export const EVERYBODYS = [
  "important",
  "question",
  "agreement",
  "instruction",
  "interim",
  "result",
  "access",
] as const;
export const OWN = "#";

const PAGE = 50;

/** The own tags of the account that a chat belongs to. */
export function ownTags(chat: ChatId): readonly TagName[] {
  const account = state.value.chats.get(chat)?.account;
  return account === undefined ? [] : (state.value.accounts.get(account)?.tags ?? []);
}

/** Makes a message's tags those wanted: what lacks is put on, what is not wanted taken off. */
export async function retag(
  chat: ChatId,
  message: Message,
  wanted: readonly TagName[],
  when?: When,
): Promise<void> {
  const present = (message.tags ?? []).map(({ tag }) => tag);
  const off = present.filter((tag) => !wanted.includes(tag)).map((tag) => ({ tag, on: false }));
  const on = wanted.filter((tag) => !present.includes(tag)).map((tag) => ({ tag, on: true }));
  for (const change of [...off, ...on]) {
    try {
      const key = newKey(now());
      taken(
        await session.request({
          t: "message.tag",
          key,
          chat,
          seq: message.seq,
          ...change,
          ...timed(when),
        }),
      );
    } catch (error) {
      complain(error);
      return;
    }
  }
}

interface Found {
  readonly chat: ChatId;
  readonly tag: TagName;
  /** Newest last; null while they are asked for. */
  readonly messages: readonly Message[] | null;
  readonly more: boolean;
}

/** The messages with a tag that are shown now. */
export const found = signal<Found | null>(null);

export async function find(chat: ChatId, tag: TagName): Promise<void> {
  found.value = { chat, tag, messages: null, more: false };
  await load(chat, tag, []);
}

export async function findOlder(): Promise<void> {
  const here = found.peek();
  if (here?.messages) await load(here.chat, here.tag, here.messages);
}

async function load(chat: ChatId, tag: TagName, have: readonly Message[]): Promise<void> {
  const before = have[0] && { before: have[0].seq };
  try {
    const page = await session.request({ t: "chat.tagged", chat, tag, limit: PAGE, ...before });
    const here = found.peek();
    state.value = quoted(state.peek(), page);
    if (here?.chat !== chat || here.tag !== tag) return;
    found.value = { ...here, messages: [...page.messages, ...have], more: page.messages.length === PAGE };
  } catch (error) {
    found.value = null;
    complain(error);
  }
}
