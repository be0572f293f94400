/** Keeps the uploads of this page true. What uploads is loaded when it is needed, not with the page. */

import { session, whenLive, whenTold } from "../../../session/client";
import { recall } from "../../../session/device_storage";
import type { DialogId, DialogUpload, Upload } from "../../../wire/wire";
import { attachedIn, HAS_FILES, TAKEN_BACK, type UploadPlace } from "./attachments";

export const loadUploads = () => import("./uploads");
const loadNews = () => import("./server_news");

/** Asks for what was begun for a chat or a dialog and not sent, on whichever device. */
export async function askUploads(place: UploadPlace): Promise<void> {
  try {
    const uploads = await uploadsOf(place);
    if (uploads.length + attachedIn(place).length > 0) await (await loadNews()).takeUploads(place, uploads);
  } catch {
    // without a connection, taken out of the chat, or the dialog is over: asked again with the next one
  }
}

async function uploadsOf({ chat, dialog }: UploadPlace): Promise<readonly (Upload | DialogUpload)[]> {
  if (dialog === undefined) return (await session.request({ t: "file.uploads", chat })).uploads;
  return (await session.request({ t: "file.uploads_of_dialog", dialog })).uploads;
}

/** Only these dialogs are open: of what was kept for others nothing is needed any more. */
export function keepUploadsFor(dialogs: ReadonlySet<DialogId>): void {
  if (recall(HAS_FILES) !== null) void loadNews().then(({ keepOnlyFor }) => keepOnlyFor(dialogs), later);
}

export function syncUploads(): void {
  whenTold((push) => {
    if (push.t.startsWith("upload.")) void loadNews().then(({ hearOfUpload }) => hearOfUpload(push), later);
    if (push.t === "dialog.changed" && push.dialog.status !== "open") forgetDialog(push.dialog.id);
  });
  whenLive(() => {
    if (recall(HAS_FILES) === null && recall(TAKEN_BACK) === null) return;
    void loadUploads().then(({ resume }) => resume(), later);
  });
}

/** It is handed in, cancelled or removed: what was refused or not begun is not there any more either. */
function forgetDialog(dialog: DialogId): void {
  if (attachedIn({ dialog }).length > 0)
    void loadNews().then(({ forgetPlace }) => forgetPlace({ dialog }), later);
}

/** What uploads could not be fetched: with the next connection it is tried again. */
function later(): void {}
