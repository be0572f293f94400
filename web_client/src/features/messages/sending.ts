/** Sending: a message is kept on this device, shown at once, and sent until the server has it on disk. */

import { batch } from "@preact/signals";
import { session, whenLive } from "../../session/client";
import { showFailure } from "../../session/failures";
import { newKey, openOutbox, type Pending, type PendingFile } from "../../session/outbox";
import { Lost, Refusal } from "../../session/session";
import { now, pending, phase, state } from "../../session/store";
import { broadcast, tab, whenGone } from "../../session/tabs";
import { cursorOf } from "../../state/effects/apply";
import { t } from "../../texts/texts";
import type { ChatId, FileId, Seq, When } from "../../wire/wire";
import { type AttachToChat, attachedTo, attachmentOf, isSendable } from "../files/uploading/attachments";
import { loadUploads } from "../files/uploading/sync";
import { applySent, whenField } from "../quiet_hours/held_until_opening";

/** After the server's own fault a message is tried this often by itself, then shown with the fault. */
const TRIES_AFTER_FAULT = 4;
const LONGEST_PAUSE = 15_000;
/** So many refusals in a row pass without a word; then one says why nothing goes out. */
const QUIET_REFUSALS = 2;

const outbox = openOutbox();
/** Refusals in a row that may pass, by key. */
const refusals = new Map<string, number>();
const inFlight = new Set<string>();
/** One chain a chat, so that messages arrive in the order they were written. */
const chains = new Map<ChatId, Promise<void>>();

/** What goes out beside the text. */
export interface SendOptions {
  readonly replyTo?: Seq | undefined;
  readonly when?: When | undefined;
  readonly files?: readonly PendingFile[];
}

/** Sends a message; its key, as long as nobody is signed out. */
export function send(
  chat: ChatId,
  text: string,
  { replyTo, when, files = [] }: SendOptions = {},
): string | null {
  const me = state.peek().me;
  if (me === null) return null;
  const one: Pending = {
    key: newKey(now()),
    owner: me.person.id,
    tab,
    chat,
    text,
    at: now(),
    after: cursorOf(state.peek(), chat) ?? 0,
    ...(files.length > 0 && { files }),
    ...(replyTo !== undefined && { replyTo }),
    ...(when === "now" && { when }),
  };
  pending.value = [...pending.peek(), one];
  void outbox.save(one).then(() => broadcast("outbox"));
  queue(one);
  return one.key;
}

/** Sends what is attached at a place, as a message of its own, and waits for the server; why it has not got it, in words. */
export async function sendAttached(
  place: AttachToChat,
  text: string,
  when: When | undefined,
): Promise<string | undefined> {
  if (phase.peek() !== "live") return t("toast.offline");
  const files = attachedTo(place).map(({ key, name }) => ({ key, name }));
  const key = send(place.chat, text, { when, files });
  const wrong = key === null ? t("toast.offline") : await untilSent(key);
  if (wrong !== undefined && key !== null) takeFromOutbox(key); // its files stand where they were attached again
  return wrong;
}

/** Why a message was not sent; undefined once the server has it. */
function untilSent(key: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let stop: (() => void) | null = null;
    const look = () => {
      const one = pending.value.find((other) => other.key === key);
      if (one !== undefined && one.sent === undefined && one.failed === undefined) return;
      resolve(one?.failed);
      queueMicrotask(() => stop?.());
    };
    stop = pending.subscribe(look);
  });
}

export function retry(key: string): void {
  const one = pending.peek().find((other) => other.key === key);
  if (one !== undefined) sendAgain(key, one);
}

/** Sends the rest of a message whose other files will not come. */
export function retryWithoutWrong(key: string): void {
  const one = pending.peek().find((other) => other.key === key);
  if (one === undefined) return;
  const { files = [], ...bare } = one;
  const wrong = files.filter(isWrong);
  const rest = files.filter((file) => !wrong.includes(file));
  sendAgain(key, rest.length === 0 ? bare : { ...bare, files: rest });
  removeFiles(wrong);
}

/** Of a message that was not sent: the files for which it was not, where something else is left to send. */
export function wrongFiles({ text, files = [] }: Pending): readonly PendingFile[] {
  const wrong = files.filter(isWrong);
  return text === "" && wrong.length === files.length ? [] : wrong;
}

function isWrong({ key }: PendingFile): boolean {
  const one = attachmentOf(key);
  return one === undefined || !isSendable(one);
}

function sendAgain(key: string, { failed: _, ...fresh }: Pending): void {
  const again = { ...fresh, key: newKey(now()), tab };
  pending.value = pending.peek().map((other) => (other.key === key ? again : other));
  void outbox.save(again);
  void outbox.remove(key);
  if (again.files === undefined) queue(again);
  else void retryFiles(again.files).finally(() => queue(again));
}

/** What stands with a message on its way has no button of its own: its files are tried again with it. */
async function retryFiles(files: readonly PendingFile[]): Promise<void> {
  const uploads = await loadUploads().catch(() => null);
  for (const { key } of files) uploads?.retryAttachment(key);
}

export function discard(key: string): void {
  removeFiles(pending.peek().find((one) => one.key === key)?.files ?? []);
  takeFromOutbox(key);
}

function takeFromOutbox(key: string): void {
  pending.value = pending.peek().filter((one) => one.key !== key);
  void outbox.remove(key).then(() => broadcast("outbox"));
}

function removeFiles(files: readonly PendingFile[]): void {
  void Promise.all(files.map(async (file) => (await loadUploads()).removeAttachment(file.key)));
}

function queue(one: Pending): void {
  const before = chains.get(one.chat) ?? Promise.resolve();
  const next = () => deliver(one);
  chains.set(one.chat, before.then(next, next));
}

async function deliver(one: Pending): Promise<void> {
  if (phase.peek() !== "live" || inFlight.has(one.key)) return;
  if (!isUnsent(one)) return;
  inFlight.add(one.key);
  try {
    const files = await arrived(one);
    if (files === null || !isUnsent(one)) return;
    const { key, chat, text, replyTo, when } = one;
    const sent = await session.request({
      t: "message.send",
      key,
      chat,
      text,
      ...(files.length > 0 && { files }),
      ...(replyTo !== undefined && { reply_to: replyTo }),
      ...whenField(when),
    });
    refusals.delete(key);
    await outbox.remove(key);
    batch(() => {
      applySent(sent);
      change(key, { sent: sent.seq });
    });
    broadcast("outbox");
  } catch (error) {
    inFlight.delete(one.key);
    await failed(one, error);
  } finally {
    inFlight.delete(one.key);
  }
}

function isUnsent({ key }: Pending): boolean {
  return pending.peek().some((other) => other.key === key && other.sent === undefined);
}

/** Waits for its files, and has their uploads; null where one will not come, which the message then says. */
async function arrived({ key, files = [] }: Pending): Promise<readonly FileId[] | null> {
  if (files.length === 0) return [];
  const arrival = await import("../files/uploading/arrival").catch(() => null);
  if (arrival === null) throw new Lost(); // as every request that finds no server
  const why = await arrival.untilArrived(files.map((file) => file.key));
  if (why !== null) await keepFailed(key, why);
  return why === null ? files.flatMap((file) => attachmentOf(file.key)?.upload ?? []) : null;
}

async function failed(one: Pending, error: unknown): Promise<void> {
  if (error instanceof Lost) return; // the next connection sends it again, with the same key
  if (!(error instanceof Refusal)) throw error;
  const before = refusals.get(one.key) ?? 0;
  if (error.failed.retryable && !(error.failed.code === "internal" && before >= TRIES_AFTER_FAULT)) {
    refusals.set(one.key, before + 1);
    if (before === QUIET_REFUSALS) showFailure(error);
    await pause(error.failed.retry_after ?? Math.min(1_000 * 2 ** before, LONGEST_PAUSE));
    await deliver(one);
    return;
  }
  refusals.delete(one.key);
  await keepFailed(one.key, error.message);
}

async function keepFailed(key: string, why: string): Promise<void> {
  change(key, { failed: why });
  const kept = pending.peek().find((other) => other.key === key);
  if (kept !== undefined) await outbox.save(kept);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function change(key: string, to: { sent: Seq } | { failed: string }): void {
  pending.value = pending.peek().map((one) => (one.key === key ? { ...one, ...to } : one));
}

/** Reads what is kept: own messages, and those of tabs that are gone. */
export async function loadOutbox(): Promise<void> {
  const me = state.peek().me;
  if (me === null) return;
  const kept = await outbox.all(me.person.id);
  const here = new Map(pending.peek().map((one) => [one.key, one]));
  const others = kept.filter((one) => !here.has(one.key));
  const still = [...here.values()].filter(
    (one) => one.tab === tab || kept.some((other) => other.key === one.key),
  );
  pending.value = [...still, ...others].sort((a, b) => a.at - b.at);
  queueAllOf(tab);
  for (const other of new Set(pending.peek().map((one) => one.tab))) {
    if (other !== tab) void whenGone(other).then(() => queueAllOf(other));
  }
}

function queueAllOf(writer: string): void {
  for (const one of pending.peek()) {
    if (one.tab === writer && one.failed === undefined) queue(one);
  }
}

/** Forgets messages whose entry has arrived, or whose chat is gone, and what this device kept of their files. */
function removeArrived(): void {
  const kept = pending.peek().filter((one) => {
    const last = cursorOf(state.peek(), one.chat);
    return one.sent === undefined || (last !== null && one.sent > last);
  });
  if (kept.length === pending.peek().length) return;
  const files = pending.peek().flatMap((one) => (kept.includes(one) ? [] : (one.files ?? [])));
  for (const file of files) void loadUploads().then(({ forgetAttachment }) => forgetAttachment(file.key));
  pending.value = kept;
}

export function startSending(): void {
  whenLive(() => void loadOutbox());
  state.subscribe(removeArrived);
  pending.subscribe(removeArrived);
}
