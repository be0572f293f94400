/** The logs of chats: opened, paged, let go, and jumped in. */

import { signal } from "@preact/signals";
import { go, segments } from "../../kit/browser/navigation";
import { showToast } from "../../kit/toast";
import { session, whenLive } from "../../session/client";
import { showFailure } from "../../session/failures";
import { Refusal } from "../../session/session";
import { state } from "../../session/store";
import { keepLogs, withPage, withSnapshot } from "../../state/effects/answers";
import { unreadOf } from "../../state/list";
import { HELD, trimmed } from "../../state/log";
import { type Log, put } from "../../state/model";
import { startOfDay } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { ChatId, Seq } from "../../wire/wire";
import { chatPath, parseChatPath } from "./paths";

const PAGE = 30;
const LOGS_KEPT = 12;
const MANY = 30;

/** Chats that could not be opened, and why. */
export const unopened = signal<ReadonlyMap<ChatId, "gone" | "failed">>(new Map());
const busy = new Set<string>();
let used: readonly ChatId[] = [];

/** Opens a chat at its end, or around `seq`. Asked twice at once, it is asked once. */
export async function openChat(chat: ChatId, around: Seq | null = null): Promise<void> {
  used = [chat, ...used.filter((one) => one !== chat)];
  await once(`open ${chat}`, async () => {
    const snapshot = await session.request({ t: "chat.open", chat, limit: PAGE, ...(around && { around }) });
    state.value = keepLogs(withSnapshot(state.peek(), snapshot), used, LOGS_KEPT);
    note(chat, null);
  }).catch((error: unknown) => {
    if (error instanceof Refusal) note(chat, error.failed.code === "not_found" ? "gone" : "failed");
  });
}

/** Asks for the log of the chat of the address as soon as a connection stands, while the frame waits for the rest. */
export function syncShownChat(): void {
  whenLive(() => {
    const place = parseChatPath(segments.peek());
    if (place === null || state.peek().logs.has(place.chat)) return;
    void openChat(place.chat, place.seq ?? firstUnread(place.chat));
  });
}

/** Where to open a chat with much that is new: where one stopped reading. */
export function firstUnread(id: ChatId): Seq | null {
  const chat = state.peek().chats.get(id);
  return chat?.read && unreadOf(chat) > MANY ? chat.read : null;
}

/** Loads the page before or after what is held; nothing when there is none or one is on its way. */
export async function loadMore(chat: ChatId, end: "before" | "after"): Promise<void> {
  const log = state.peek().logs.get(chat);
  if (log === undefined || !(end === "before" ? log.moreBefore : log.moreAfter)) return;
  const edge = edgeOf(log, end);
  const place = end === "before" ? { before: edge ?? log.cursor + 1 } : { after: edge ?? 0 };
  await once(`page ${chat}`, async () => {
    const page = await session.request({ t: "chat.history", chat, limit: PAGE, ...place });
    const now = state.peek().logs.get(chat);
    // opened elsewhere or let go meanwhile: the page would leave a hole
    if (now !== undefined && edgeOf(now, end) === edge) state.value = withPage(state.peek(), chat, page, end);
  }).catch(() => undefined); // asked again by the next scroll or the next connection
}

/** The number of the first or last entry held. */
function edgeOf(log: Log, end: "before" | "after"): Seq | undefined {
  return (end === "before" ? log.entries[0] : log.entries.at(-1))?.seq;
}

/** Lets go of what is far above, when one stands at the end. */
export function trimLog(chat: ChatId): void {
  const log = state.peek().logs.get(chat);
  if (log === undefined || log.entries.length <= HELD) return;
  state.value = { ...state.peek(), logs: put(state.peek().logs, chat, trimmed(log)) };
}

function note(chat: ChatId, why: "gone" | "failed" | null): void {
  const copy = new Map(unopened.peek());
  if (why === null) copy.delete(chat);
  else copy.set(chat, why);
  unopened.value = copy;
}

async function once(name: string, act: () => Promise<void>): Promise<void> {
  if (busy.has(name)) return;
  busy.add(name);
  try {
    await act();
  } finally {
    busy.delete(name);
  }
}

/** Goes to the first entry of a local day, "2026-11-20", or after it. */
export async function jumpToDay(chat: ChatId, day: string): Promise<void> {
  try {
    const { seq } = await session.request({ t: "chat.at", chat, at: startOfDay(day) });
    if (seq === 0) showToast(t("jump.none"));
    else go(chatPath(chat, seq));
  } catch (error) {
    showFailure(error);
  }
}
