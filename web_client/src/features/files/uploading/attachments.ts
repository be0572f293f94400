/** What is attached to a text that is not sent: files on their way to the server, and those that are there. */

import { signal } from "@preact/signals";
import { pending } from "../../../session/store";
import { t } from "../../../texts/texts";
import type { ChatId, DialogId, File, FileId, Millis } from "../../../wire/wire";

/**
 * `waiting`: for its turn or the connection. `missing`: begun elsewhere, and this device has not got its bytes.
 * `refused`: the server does not take it.
 */
export type AttachmentState = "waiting" | "uploading" | "done" | "failed" | "refused" | "missing";

/** What files are attached to: the next message of a chat, or something done to its task (`act`: "hand_over"). */
export interface AttachToChat {
  readonly chat: ChatId;
  readonly act?: string | undefined;
  readonly dialog?: undefined;
}

/** Or a dialog with the bot: they are a message in the chat that comes of it, or that it is about. */
export interface AttachToDialog {
  readonly dialog: DialogId;
  readonly chat?: undefined;
  readonly act?: undefined;
}

export type AttachPlace = AttachToChat | AttachToDialog;

/** What an upload is for, as the server knows it. */
export type UploadPlace = Omit<AttachToChat, "act"> | AttachToDialog;

export type Attachment = AttachPlace & Attached;

interface Attached {
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
export function attachedTo(place: AttachPlace): readonly Attachment[] {
  return attachedIn(place).filter((one) => one.act === place.act);
}

/** Those at all places of a chat or dialog. */
export function attachedIn({ chat, dialog }: UploadPlace): readonly Attachment[] {
  const gone = new Set(pending.value.flatMap(({ files = [] }) => files.map(({ key }) => key)));
  const isThere = (one: Attachment) => one.chat === chat && one.dialog === dialog && !gone.has(one.key);
  return attachments.value.filter(isThere);
}

export function namesOf(all: readonly Attachment[]): string {
  return all.map(({ name }) => name).join(", ");
}

/** Why what they go with cannot be done yet, in words; undefined where it can. */
export function whatIsMissing(all: readonly Attachment[]): string | undefined {
  if (!all.every(isSendable)) return t("file.blocks");
  return all.every(({ state }) => state === "done") ? undefined : t("file.coming");
}

/** Whether a message may go with it: it has arrived, or arrives by itself. */
export function isSendable({ state }: Attachment): boolean {
  return state === "waiting" || state === "uploading" || state === "done";
}

export function changeAttachment(key: string, to: Partial<Attached>): void {
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
