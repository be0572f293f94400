/** What is attached on this page: chosen, taken back, tried again, and found again after the page was loaded anew. */

import { remember } from "../../../session/device_storage";
import { state } from "../../../session/store";
import { LIMITS } from "../../../wire/wire";
import {
  type Attachment,
  type AttachPlace,
  attachedTo,
  attachmentOf,
  attachments,
  changeAttachment,
  HAS_FILES,
  keepPicture,
  localPicture,
  type Recorded,
} from "./attachments";
import { bytesOf, dropBytes, haveBytes, wake, work } from "./carrying";
import { dropFile, type KeptFile, keepFile, keptFiles } from "./kept_files";
import { lookAt } from "./local_pictures";
import { takeBack, takeBackRest } from "./taken_back";

let order = Date.now();
let read: Promise<void> | undefined;

/** Begins to upload files for a place, or one `voice` note; how many were too many for one message. */
export function addFiles(place: AttachPlace, files: readonly File[], voice?: Recorded): number {
  const owner = state.peek().me?.person.id;
  if (owner === undefined) return 0;
  remember(HAS_FILES, "yes");
  const room = Math.max(0, LIMITS.FILES - attachedTo(place).length);
  for (const file of files.slice(0, room)) {
    const again = attachedTo(place).find((one) => isSameFile(one, file));
    const key = again?.key ?? crypto.randomUUID();
    const { name } = file;
    order += 1;
    const kept: KeptFile = {
      ...place,
      key,
      owner,
      name,
      bytes: file,
      order,
      ...(again?.upload !== undefined && { upload: again.upload }),
      ...(voice && { voice }),
    };
    if (again === undefined)
      add({ ...place, key, name, size: file.size, sent: 0, state: "waiting", ...(voice && { voice }) });
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

/** The connection is back. */
export async function resume(): Promise<void> {
  void takeBackRest();
  await goOn();
  wake();
}

/** Below those that are attached. */
export function add(one: Attachment): void {
  attachments.value = [...attachments.peek(), one];
}

/** Has the bytes of an attachment from now on. */
function hold(kept: KeptFile): void {
  haveBytes(kept);
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
  const upload = one?.upload ?? bytesOf(key)?.upload;
  forgetAttachment(key);
  if (upload !== undefined && one?.state !== "refused") void takeBack(upload);
}

/** It was sent, or is gone: nothing of it is kept. */
export function forgetAttachment(key: string): void {
  dropBytes(key);
  letGo(attachmentOf(key));
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

/** Goes on with what this device has the bytes of. */
export function adopt(kept: KeptFile): void {
  if (bytesOf(kept.key) !== undefined) return;
  const { key, name, upload: id, voice } = kept;
  const listed = attachments.peek().find((one) => id !== undefined && one.upload === id);
  if (listed !== undefined)
    attachments.value = attachments
      .peek()
      .map((one) => (one === listed ? { ...withAct(one, kept), key, ...(voice && { voice }) } : one));
  else {
    const size = kept.bytes.size;
    const more = { ...(id !== undefined && { upload: id }), ...(voice && { voice }) };
    add({ ...placeOf(kept), key, name, size, sent: 0, state: "waiting", ...more });
  }
  hold(kept);
}

function placeOf({ chat, act, dialog }: AttachPlace): AttachPlace {
  return dialog === undefined ? { chat, act } : { dialog };
}

/** What it goes with is known to the device that chose it alone. */
function withAct(one: Attachment, { act }: KeptFile): Attachment {
  return one.dialog === undefined ? { ...one, act } : one;
}

/** Where the sound of an attachment is on this device; the page that asks lets go of the address. */
export function bytesUrl(key: string): string | null {
  const kept = bytesOf(key);
  return kept === undefined ? null : URL.createObjectURL(kept.bytes);
}
