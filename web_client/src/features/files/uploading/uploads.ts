/** Uploading what was chosen: at most a few at once, in order, on and on until it is there or refused. */

import { remember } from "../../../session/device_storage";
import { pending, phase, state } from "../../../session/store";
import { tab } from "../../../session/tabs";
import { t } from "../../../texts/texts";
import { type ChatId, type FileId, LIMITS, type Push, type Upload } from "../../../wire/wire";
import {
  type Attachment,
  attachedTo,
  attachmentOf,
  attachments,
  changeAttachment,
  HAS_FILES,
  isSendable,
  keepPicture,
  localPicture,
} from "./attachments";
import { dropFile, type KeptFile, keepFile, keptFiles } from "./kept_files";
import { lookAt } from "./local_pictures";
import { removeUpload, type Transfer, transfer } from "./transfer";

const AT_ONCE = 3;
/** After a fault of the server, or where it cannot be reached, it is tried again after this long (ms). */
const AGAIN_AFTER = 15_000;

/** The bytes that this page has, by key. */
const chosen = new Map<string, KeptFile>();
const running = new Map<string, Transfer | null>();
/** Those that wait a little before they are tried again. */
const resting = new Set<string>();
let order = Date.now();
let read: Promise<void> | undefined;

/** Begins to upload files for a chat; how many were too many for one message. */
export function addFiles(chat: ChatId, files: readonly File[]): number {
  const owner = state.peek().me?.person.id;
  if (owner === undefined) return 0;
  remember(HAS_FILES, "yes");
  const room = Math.max(0, LIMITS.FILES - attachedTo(chat).length);
  for (const file of files.slice(0, room)) {
    const again = attachedTo(chat).find((one) => isSameFile(one, file));
    const key = again?.key ?? crypto.randomUUID();
    const { name } = file;
    order += 1;
    const kept: KeptFile = {
      key,
      owner,
      chat,
      name,
      bytes: file,
      order,
      ...(again?.upload !== undefined && { upload: again.upload }),
    };
    if (again === undefined) add({ key, chat, name, size: file.size, sent: 0, state: "waiting" });
    hold(kept);
    void keepFile(kept);
  }
  work();
  return Math.max(0, files.length - room);
}

/** What was begun elsewhere goes on with the same file chosen here. */
function isSameFile(one: Attachment, file: File): boolean {
  return one.state === "missing" && one.name === file.name && one.size === file.size;
}

function add(one: Attachment): void {
  attachments.value = [...attachments.peek(), one];
}

/** Has the bytes of an attachment from now on. */
function hold(kept: KeptFile): void {
  chosen.set(kept.key, kept);
  if (attachmentOf(kept.key)?.state === "missing") changeAttachment(kept.key, { state: "waiting" });
  void lookAt(kept.bytes).then((picture) => {
    if (picture === null) return;
    const known = attachmentOf(kept.key);
    if (known === undefined || known.picture !== undefined) return URL.revokeObjectURL(picture.url);
    changeAttachment(kept.key, { picture });
    const { upload } = known;
    if (upload !== undefined) keepPicture(upload, picture);
  });
}

export function removeAttachment(key: string): void {
  const one = attachmentOf(key);
  const upload = one?.upload ?? chosen.get(key)?.upload;
  forgetAttachment(key);
  if (upload !== undefined && one?.state !== "refused") void removeUpload(upload);
}

/** It was sent, or is gone: nothing of it is kept. */
export function forgetAttachment(key: string): void {
  running.get(key)?.stop();
  letGo(attachmentOf(key));
  chosen.delete(key);
  void dropFile(key);
  attachments.value = attachments.peek().filter((one) => one.key !== key);
  rememberWhetherAny();
  work();
}

function rememberWhetherAny(): void {
  if (attachments.peek().length === 0) remember(HAS_FILES, null);
}

/** Its picture is kept where a message may still show it. */
function letGo({ picture, upload = "" }: Partial<Attachment> = {}): void {
  if (picture !== undefined && localPicture(upload) !== picture) URL.revokeObjectURL(picture.url);
}

export function retryAttachment(key: string): void {
  const isMeant = (one: Attachment) => one.key === key && one.state === "failed";
  attachments.value = attachments.peek().map((one) => (isMeant(one) ? waitingAgain(one) : one));
  work();
}

function waitingAgain({ why, ...one }: Attachment): Attachment {
  return { ...one, state: "waiting" };
}

/** The connection is back. */
export function wake(): void {
  resting.clear();
  work();
}

/** Begins what waits, as long as there is a place for it. */
function work(): void {
  if (phase.peek() !== "live") return;
  for (const one of attachments.peek()) {
    if (running.size >= AT_ONCE) return;
    if (one.state !== "waiting" || resting.has(one.key) || running.has(one.key) || !chosen.has(one.key))
      continue;
    running.set(one.key, null);
    void upload(one.key)
      .catch(() => notNow(one.key, "")) // never over and over by itself
      .finally(() => {
        running.delete(one.key);
        work();
      });
  }
}

/** One tab at a time uploads a file: another one goes on when that is closed. */
async function upload(key: string): Promise<void> {
  const locks = navigator.locks as LockManager | undefined;
  let held = false;
  const whileHeld = () => {
    held = true;
    return carry(key);
  };
  await locks?.request(`fe-file-${key}`, whileHeld).catch(() => undefined);
  if (!held) await carry(key); // where the browser knows no locks
}

async function carry(key: string): Promise<void> {
  const kept = chosen.get(key);
  const known = attachmentOf(key);
  if (kept === undefined || known === undefined || known.state === "done") return;
  changeAttachment(key, { state: "uploading" });
  const source = { ...kept, upload: known.upload ?? kept.upload };
  const going = transfer(source, {
    begun: (id) => begun(key, id),
    sent: (bytes) => changeAttachment(key, { sent: bytes }),
  });
  running.set(key, going);
  const outcome = await going.outcome;
  if ("done" in outcome)
    changeAttachment(key, { state: "done", sent: kept.bytes.size, upload: outcome.done });
  else if ("refused" in outcome)
    changeAttachment(key, { state: "refused", why: outcome.refused || t("file.refused") });
  else if ("failed" in outcome) notNow(key, outcome.failed);
}

function begun(key: string, id: FileId): void {
  const kept = chosen.get(key);
  if (kept === undefined || id === "" || kept.upload === id) return;
  chosen.set(key, { ...kept, upload: id });
  void keepFile({ ...kept, upload: id });
  changeAttachment(key, { upload: id });
  const picture = attachmentOf(key)?.picture;
  if (picture !== undefined) keepPicture(id, picture);
}

/** Without the server it waits; what the server says is shown, with a button. */
function notNow(key: string, why: string | null): void {
  if (why === null) {
    changeAttachment(key, { state: "waiting" });
    resting.add(key);
    setTimeout(() => {
      resting.delete(key);
      work();
    }, AGAIN_AFTER);
  } else changeAttachment(key, { state: "failed", why: why || t("file.fault") });
}

/** Reads what this device has kept, and goes on with it. */
export function goOn(): Promise<void> {
  const owner = state.peek().me?.person.id;
  if (owner === undefined) return Promise.resolve();
  read ??= keptFiles(owner).then((all) => {
    for (const kept of all) adopt(kept);
    rememberWhetherAny();
  });
  return read.then(work);
}

function adopt(kept: KeptFile): void {
  if (chosen.has(kept.key)) return;
  const { key, chat, name, upload: id } = kept;
  const listed = attachments.peek().find((one) => id !== undefined && one.upload === id);
  if (listed !== undefined)
    attachments.value = attachments.peek().map((one) => (one === listed ? { ...one, key } : one));
  else {
    const size = kept.bytes.size;
    add({ key, chat, name, size, sent: 0, state: "waiting", ...(id !== undefined && { upload: id }) });
  }
  hold(kept);
}

/** Takes in what the server has of one's own in a chat: what it has not got any more is begun again, or gone. */
export async function takeUploads(chat: ChatId, uploads: readonly Upload[]): Promise<void> {
  await goOn();
  for (const one of uploads) takeUpload(one);
  const there = new Set(uploads.map(({ id }) => id));
  for (const one of attachedTo(chat)) {
    const isLost = one.upload !== undefined && !there.has(one.upload) && !running.has(one.key);
    if (isLost && (one.state === "missing" || one.state === "done")) forgetAttachment(one.key);
  }
  work();
}

function takeUpload(upload: Upload): void {
  const { id, chat, name, size, received = 0, file } = upload;
  const known = knownAs(upload);
  const more = { upload: id, name, size, ...(file !== undefined && { file }) };
  if (known === undefined) {
    const state = file === undefined ? "missing" : "done";
    add({ key: id, chat, sent: received, state, ...more });
  } else if (file !== undefined) changeAttachment(known.key, { ...more, sent: size, state: "done" });
  else if (!running.get(known.key)) changeAttachment(known.key, { sent: received });
}

/** The news may come before the answer that names it: then it is one that is being begun here. */
function knownAs({ id, chat, size }: Upload): Attachment | undefined {
  const all = attachments.peek();
  const isBeingBegun = (one: Attachment) =>
    one.chat === chat && one.size === size && one.upload === undefined && one.state === "uploading";
  return all.find((one) => one.upload === id) ?? all.find(isBeingBegun);
}

/** News of an upload: of this page, another tab or another device. */
export async function hearOfUpload(push: Push): Promise<void> {
  await goOn();
  if (push.t === "upload.changed") {
    if (knownAs(push.upload) === undefined) await adoptKept(push.upload.id);
    takeUpload(push.upload);
  } else if (push.t === "upload.gone") {
    const one = attachments.peek().find(({ upload: id }) => id === push.upload);
    if (one !== undefined && !isUsedHere(one)) forgetAttachment(one.key);
  }
  work();
}

/** Whether this page says itself what becomes of it. */
function isUsedHere({ key, state: now }: Attachment): boolean {
  const isSent = pending.peek().some((one) => one.tab === tab && one.files?.some((file) => file.key === key));
  return running.has(key) || now === "refused" || isSent;
}

/** Another tab may have begun it: this one has its bytes, too. */
async function adoptKept(id: FileId): Promise<void> {
  const all = await keptFiles(state.peek().me?.person.id ?? "");
  const kept = all.find((one) => one.upload === id);
  if (kept !== undefined) adopt(kept);
}

/** Waits until all of them have arrived; null, or why they will not, in words. */
export async function untilArrived(keys: readonly string[]): Promise<string | null> {
  await goOn();
  return await new Promise((resolve) => {
    let stop: (() => void) | null = null;
    const look = () => {
      const answer = arrivalOf(keys.map((key) => attachments.value.find((one) => one.key === key)));
      if (answer === "coming") return;
      resolve(answer);
      queueMicrotask(() => stop?.());
    };
    stop = attachments.subscribe(look);
  });
}

/** Null when all are there, "coming", or why one is not to come. */
function arrivalOf(all: readonly (Attachment | undefined)[]): string | null {
  const wrong = all.findIndex((one) => one === undefined || !isSendable(one));
  if (wrong >= 0) return whyNot(all[wrong]);
  return all.every((one) => one?.state === "done") ? null : "coming";
}

function whyNot(one: Attachment | undefined): string {
  if (one === undefined) return t("file.gone");
  return one.why === undefined ? t("file.missing", { name: one.name }) : `${one.name}: ${one.why}`;
}
