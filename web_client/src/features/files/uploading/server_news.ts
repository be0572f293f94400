/** What the server says of one's uploads: those of this page, of another tab or another device. */

import { pending, state } from "../../../session/store";
import { tab } from "../../../session/tabs";
import type { DialogId, DialogUpload, FileId, Push, Upload } from "../../../wire/wire";
import { type Attachment, attachedIn, attachments, changeAttachment, type UploadPlace } from "./attachments";
import { isCarried, isSending, work } from "./carrying";
import { keptFiles } from "./kept_files";
import { isTakenBack } from "./taken_back";
import { add, adopt, forgetAttachment, goOn } from "./uploads";

type AnyUpload = Upload | DialogUpload;

/** Takes in what the server has of one's own in a place: what it has not got any more is begun again, or gone. */
export async function takeUploads(place: UploadPlace, uploads: readonly AnyUpload[]): Promise<void> {
  await goOn();
  for (const one of uploads) takeUpload(one);
  const there = new Set(uploads.map(({ id }) => id));
  for (const one of attachedIn(place)) {
    const isLost = one.upload !== undefined && !there.has(one.upload) && !isCarried(one.key);
    if (isLost && (one.state === "missing" || one.state === "done")) forgetAttachment(one.key);
  }
  work();
}

/** Nothing goes with what is over, or is not there any more. */
export async function forgetPlace(place: UploadPlace): Promise<void> {
  await goOn();
  for (const { key } of attachedIn(place)) forgetAttachment(key);
}

/** Of files kept for dialogs that ended while this device was away, nothing is kept. */
export async function keepOnlyFor(dialogs: ReadonlySet<DialogId>): Promise<void> {
  await goOn();
  const isOver = ({ dialog }: Attachment) => dialog !== undefined && !dialogs.has(dialog);
  for (const { key } of attachments.peek().filter(isOver)) forgetAttachment(key);
}

function takeUpload(upload: AnyUpload): void {
  const { id, name, size, received = 0, file } = upload;
  if (isTakenBack(id)) return;
  const known = knownAs(upload);
  const more = { upload: id, name, size, ...(file !== undefined && { file }) };
  if (known === undefined) {
    const state = file === undefined ? "missing" : "done";
    add({ ...placeOf(upload), key: id, sent: received, state, ...more });
  } else if (file !== undefined) changeAttachment(known.key, { ...more, sent: size, state: "done" });
  else if (!isSending(known.key)) changeAttachment(known.key, { sent: received });
}

/** The news may come before the answer that names it: then it is one that is being begun here. */
function knownAs(upload: AnyUpload): Attachment | undefined {
  const { id, size } = upload;
  const isBeingBegun = (one: Attachment) =>
    one.size === size && one.upload === undefined && one.state === "uploading";
  const all = attachments.peek();
  return all.find((one) => one.upload === id) ?? attachedIn(placeOf(upload)).find(isBeingBegun);
}

function placeOf(upload: AnyUpload): UploadPlace {
  return "dialog" in upload ? { dialog: upload.dialog } : { chat: upload.chat };
}

/** News of an upload: of this page, another tab or another device. */
export async function hearOfUpload(push: Push): Promise<void> {
  await goOn();
  if (push.t === "upload.changed" || push.t === "upload.of_dialog_changed") {
    if (knownAs(push.upload) === undefined) await adoptKept(push.upload.id);
    takeUpload(push.upload);
  } else if (push.t === "upload.gone" || push.t === "upload.of_dialog_gone") {
    const one = attachments.peek().find(({ upload: id }) => id === push.upload);
    if (one !== undefined && !isUsedHere(one)) forgetAttachment(one.key);
  }
  work();
}

/** Whether this page says itself what becomes of it. */
function isUsedHere({ key, state: now }: Attachment): boolean {
  const isSent = pending.peek().some((one) => one.tab === tab && one.files?.some((file) => file.key === key));
  return isCarried(key) || now === "refused" || isSent;
}

/** Another tab may have begun it: this one has its bytes, too. */
async function adoptKept(id: FileId): Promise<void> {
  const all = await keptFiles(state.peek().me?.person.id ?? "");
  const kept = all.find((one) => one.upload === id);
  if (kept !== undefined) adopt(kept);
}
