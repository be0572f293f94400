/** Files in words and addresses. */

import type { IconName } from "../../kit/Icon";
import { language, t } from "../../texts/texts";
import type { ChatId, File, FileId, FileKind, Millis, Seq } from "../../wire/wire";
import { lengthText } from "../sound/lengths";

/** What the server has made of a file, or the file itself. */
type Form = "small" | "large" | "playable" | "original";

/** Uploads that are not sent, as of held messages, are elsewhere than what was sent. */
export type FilePlace = "files" | "uploads";

export function fileUrl(file: FileId, form: Form, place: FilePlace = "files"): string {
  return `/api/${place}/${file}/${form}`;
}

/** To be read in the browser instead of saved: the server lets that be where it cannot do harm. */
export function readUrl(file: FileId): string {
  return `${fileUrl(file, "original")}?inline`;
}

/** All files of a message, or of its chat, in one. */
export function zipUrl(chat: ChatId, message?: Seq): string {
  return `/api/chats/${chat}/files.zip${message === undefined ? "" : `?message=${message}`}`;
}

const UNITS = ["kB", "MB", "GB"] as const;

/** "120 MB", "1,4 MB", "3 kB": at most three digits, decimal as people know it from their systems. */
export function sizeText(bytes: number): string {
  let value = bytes / 1000;
  let unit = 0;
  for (; value >= 999.5 && unit < UNITS.length - 1; unit += 1) value /= 1000;
  const digits = unit > 0 && value < 9.95 ? 1 : 0;
  const shown = Math.max(value, bytes > 0 ? 1 : 0);
  const format = new Intl.NumberFormat(language.value, { maximumFractionDigits: digits });
  return `${format.format(shown)}\u00a0${UNITS[unit]}`;
}

export function kindIcon(kind: FileKind): IconName {
  return kind === "picture" ? "picture" : kind === "audio" ? "play" : "file";
}

/** "PDF", "JPG": what its name ends with, where that is short enough to be a type. */
export function typeText(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? "";
}

/** "Fassung 2", "PDF", "183 kB": what stands under a name. */
export function aboutFile({ name, size, version = 1 }: Pick<File, "name" | "size" | "version">): string {
  const words = [version > 1 && t("file.version", { n: version }), typeText(name), sizeText(size)];
  return words.filter(Boolean).join(" · ");
}

/** A message without words in one line: "Bild", "3 Bilder", "Angebot.pdf", "Sprachnachricht (0:42)", "4 Dateien". */
export function filesText(files: readonly File[]): string {
  const n = files.length;
  if (files.every(({ kind }) => kind === "picture")) return t("file.pictures", { n });
  const [only] = files;
  if (n !== 1 || only === undefined) return t("file.files", { n });
  return only.voice ? voiceText(only.duration ?? 0) : only.name;
}

/** "Sprachnachricht (0:42)". */
export function voiceText(duration: Millis): string {
  return duration > 0 ? t("voice.long", { length: lengthText(duration) }) : t("voice");
}

const RATIO = 2.2;
const LONGEST = 340;
const SHORTEST = 72;

/**
 * The place of a picture in a message, in pixels, before it is loaded: never larger than itself but for tiny ones, and
 * never so narrow that it cannot be pressed. What is longer than this is cut to its middle.
 */
export function placeOf(width: number, height: number): { readonly width: number; readonly height: number } {
  if (width <= 0 || height <= 0) return { width: 200, height: 150 };
  const ratio = Math.min(RATIO, Math.max(1 / RATIO, width / height));
  const longest = Math.min(LONGEST, Math.max(width, height, SHORTEST * RATIO));
  const [w, h] = ratio >= 1 ? [longest, longest / ratio] : [longest * ratio, longest];
  return { width: Math.round(w), height: Math.round(h) };
}

/** Keeps a place in its shape whatever is loaded into it: a picture's own would come over width and height. */
export function shapeOf(width: number, height: number): { readonly aspectRatio: string } {
  return { aspectRatio: `${width} / ${height}` };
}
