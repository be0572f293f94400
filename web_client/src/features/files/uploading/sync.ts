/** Keeps the uploads of this page true. What uploads is loaded when it is needed, not with the page. */

import { session, whenLive, whenTold } from "../../../session/client";
import { recall } from "../../../session/device_storage";
import type { ChatId } from "../../../wire/wire";
import { attachedIn, HAS_FILES, TAKEN_BACK } from "./attachments";

export const loadUploads = () => import("./uploads");
const loadNews = () => import("./server_news");

/** Asks for what was begun in a chat and not sent, on whichever device. */
export async function askUploads(chat: ChatId): Promise<void> {
  try {
    const { uploads } = await session.request({ t: "file.uploads", chat });
    if (uploads.length + attachedIn(chat).length > 0) await (await loadNews()).takeUploads(chat, uploads);
  } catch {
    // without a connection, or taken out of the chat: asked again with the next one
  }
}

export function syncUploads(): void {
  whenTold((push) => {
    if (push.t === "upload.changed" || push.t === "upload.gone")
      void loadNews().then(({ hearOfUpload }) => hearOfUpload(push), later);
  });
  whenLive(() => {
    if (recall(HAS_FILES) === null && recall(TAKEN_BACK) === null) return;
    void loadUploads().then(({ resume }) => resume(), later);
  });
}

/** What uploads could not be fetched: with the next connection it is tried again. */
function later(): void {}
