/** What is attached to a text that is not sent: files on their way to the server, and those that are there. */

import { signal } from "@preact/signals";
import { pending } from "../../../session/store";
import type { ChatId, File, FileId, Millis } from "../../../wire/wire";

/**
 * `waiting`: for its turn or the connection. `missing`: begun elsewhere, and this device has not got its bytes.
 * `refused`: the server does not take it.
 */
export type AttachmentState = "waiting" | "uploading" | "done" | "failed" | "refused" | "missing";

/** What files are attached to: the next message of a chat, or something done to its task (`act`: "hand_over"). */
export interface AttachPlace {
  readonly chat: ChatId;
  readonly act?: string | undefined;
}

export interface Attachment extends AttachPlace {
  /** This device's own name for it, from before the server gives it one. */
  readonly key: string;
  readonly name: string;
  /** Bytes, and how many of them the server has. */
  readonly size: number;
  readonly sent: number;
  readonly state: AttachmentState;
  /** Why it failed or was refused, in words for people. */
  readonly why?: string;
  /** Where it is on the server. */
  readonly upload?: FileId;
  /** What the server says it is. */
  readonly file?: File;
  /** A voice note that was recorded here. */
  readonly voice?: Recorded;
  /** A picture as this device has it: its address, and its size in pixels. */
  readonly picture?: LocalPicture;
}

/** What is said of a recording when it is sent: its length, and how loud each of its 64 parts is, 0 to 255. */
export interface Recorded {
  readonly duration: Millis;
  readonly peaks: readonly number[];
}

export interface LocalPicture {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/** All of them, in the order in which they were chosen. */
export const attachments = signal<readonly Attachment[]>([]);

export function attachmentOf(key: string): Attachment | undefined {
  return attachments.value.find((one) => one.key === key);
}

/** Those beside the text at a place; what goes with a message on its way is not among them. */
export function attachedTo({ chat, act }: AttachPlace): readonly Attachment[] {
  return attachedIn(chat).filter((one) => one.act === act);
}

/** Those at all places of a chat. */
export function attachedIn(chat: ChatId): readonly Attachment[] {
  const gone = new Set(pending.value.flatMap(({ files = [] }) => files.map(({ key }) => key)));
  return attachments.value.filter((one) => one.chat === chat && !gone.has(one.key));
}

/** Whether a message may go with it: it has arrived, or arrives by itself. */
export function isSendable({ state }: Attachment): boolean {
  return state === "waiting" || state === "uploading" || state === "done";
}

export function changeAttachment(key: string, to: Partial<Attachment>): void {
  attachments.value = attachments.peek().map((one) => (one.key === key ? { ...one, ...to } : one));
}

/** Under this name the device remembers that it has kept files. */
export const HAS_FILES = "files";

/** Under this name it remembers uploads that were taken back and that the server may still have. */
export const TAKEN_BACK = "uploads.taken_back";

/** Pictures that were chosen here, by the name of their upload: shown at once where the message arrives. */
const pictures = new Map<FileId, LocalPicture>();
const KEPT_PICTURES = 40;

export function keepPicture(upload: FileId, picture: LocalPicture): void {
  pictures.set(upload, picture);
  const [oldest] = pictures;
  if (pictures.size <= KEPT_PICTURES || oldest === undefined) return;
  URL.revokeObjectURL(oldest[1].url);
  pictures.delete(oldest[0]);
}

export function localPicture(upload: FileId): LocalPicture | undefined {
  return pictures.get(upload);
}
