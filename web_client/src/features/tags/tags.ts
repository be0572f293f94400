/** Tags on messages: putting them on, taking them off, and finding messages by them. */

import { signal } from "@preact/signals";
import { session } from "../../session/client";
import { showFailure } from "../../session/failures";
import { newKey } from "../../session/outbox";
import { now, state } from "../../session/store";
import { withPeople } from "../../state/effects/answers";
import { withoutHeld } from "../../state/effects/held";
import {
  type ChatId,
  type Held,
  type Message,
  type SearchedTag,
  SYSTEM_TAGS,
  type TagCount,
  type TagName,
  type TaskNotice,
  type When,
} from "../../wire/wire";
import { applySent, whenField } from "../quiet_hours/held_until_opening";

/** Begins an account's own tags. */
export const OWN = "#";
/** Before the tags of the server's own, where one looks for them. */
export const SYSTEM = "sys:";
/** Those one looks for; what was created is always the first line of the chat. */
export const SEARCHED = SYSTEM_TAGS.filter((tag) => tag !== "created");

const PAGE = 50;

/** The own tags of the account that a chat belongs to. */
export function ownTags(chat: ChatId): readonly TagName[] {
  const account = state.value.chats.get(chat)?.account;
  return account === undefined ? [] : (state.value.accounts.get(account)?.tags ?? []);
}

/** How a tag stands at a message: put on, or about to be put on or taken off when quiet hours end. */
export type TagState = "on" | "off" | "coming" | "going";

export function tagState(chat: ChatId, message: Message, tag: TagName): TagState {
  const waiting = heldChange(chat, message, tag);
  if (waiting !== undefined) return waiting.act === "tag" ? "coming" : "going";
  return message.tags?.some((one) => one.tag === tag) ? "on" : "off";
}

/** Puts a tag on a message or takes it off; what waits for the end of quiet hours is withdrawn. */
export async function toggleTag(chat: ChatId, message: Message, tag: TagName, when?: When): Promise<void> {
  const waiting = heldChange(chat, message, tag);
  try {
    if (waiting !== undefined) {
      await session.request({ t: "held.withdraw", held: waiting.id });
      state.value = withoutHeld(state.peek(), waiting.id);
      return;
    }
    const on = tagState(chat, message, tag) === "off";
    const which = { chat, seq: message.seq, tag, on, ...whenField(when) };
    applySent(await session.request({ t: "message.tag", key: newKey(now()), ...which }));
  } catch (error) {
    showFailure(error);
  }
}

function heldChange(chat: ChatId, message: Message, tag: TagName): Held | undefined {
  return state.value.held.find(
    (one) =>
      one.chat === chat &&
      one.of === message.seq &&
      one.tag === tag &&
      (one.act === "tag" || one.act === "untag"),
  );
}

/** The tags of a chat and how many of its entries have each; without the one that every task begins with. */
export async function countTags(chat: ChatId): Promise<readonly TagCount[]> {
  const { tags } = await session.request({ t: "chat.tags", chat });
  return tags.filter(({ tag }) => tag !== `${SYSTEM}created`);
}

export type TaggedEntry = Message | TaskNotice;

interface TagSearch {
  readonly chat: ChatId;
  readonly tag: SearchedTag;
  /** Newest last; null while they are asked for. */
  readonly entries: readonly TaggedEntry[] | null;
  readonly more: boolean;
}

/** What with a tag is shown now. */
export const tagSearch = signal<TagSearch | null>(null);

export async function findTagged(chat: ChatId, tag: SearchedTag): Promise<void> {
  tagSearch.value = { chat, tag, entries: null, more: false };
  await load(chat, tag, []);
}

export async function findOlder(): Promise<void> {
  const here = tagSearch.peek();
  if (here?.entries) await load(here.chat, here.tag, here.entries);
}

async function load(chat: ChatId, tag: SearchedTag, have: readonly TaggedEntry[]): Promise<void> {
  const before = have[0] && { before: have[0].seq };
  try {
    const page = await session.request({ t: "chat.tagged", chat, tag, limit: PAGE, ...before });
    const here = tagSearch.peek();
    const entries = page.entries.filter((one) => one.t !== "notice");
    state.value = withPeople(state.peek(), page);
    if (!isWanted(here, chat, tag, have)) return;
    tagSearch.value = { ...here, entries: [...entries, ...have], more: page.entries.length === PAGE };
  } catch (error) {
    if (!isWanted(tagSearch.peek(), chat, tag, have)) return;
    if (have.length === 0) tagSearch.value = null;
    showFailure(error);
  }
}

/** Whether an answer still belongs to what is shown: another search may have begun, or it was asked twice. */
function isWanted(
  here: TagSearch | null,
  chat: ChatId,
  tag: SearchedTag,
  have: readonly TaggedEntry[],
): here is TagSearch {
  return here?.chat === chat && here.tag === tag && (here.entries ?? []).at(0)?.seq === have.at(0)?.seq;
}
