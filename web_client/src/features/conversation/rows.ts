/** A chat's entries as the lines one sees: days, notices, the unread divider, messages grouped by sender. */

import type { Entry, Message, Millis, Notice, PersonId, Seq, TaskNotice } from "../../wire/wire";

export type LogRow =
  | { readonly kind: "day"; readonly key: string; readonly at: Millis }
  | { readonly kind: "unread"; readonly key: string; readonly count: number }
  /** One thing that happened, or the same several times in a row. */
  | { readonly kind: "notice"; readonly key: string; readonly notices: readonly (Notice | TaskNotice)[] }
  | {
      readonly kind: "group";
      readonly key: string;
      readonly author: PersonId;
      readonly messages: readonly Message[];
    };

/** Messages of one sender within this time stand together. */
export const GROUP_WITHIN = 5 * 60_000;

export interface Reader {
  readonly me: PersonId;
  /** How far one had read when the chat was opened: the divider stands after it; null for no divider. */
  readonly readTo: Seq | null;
  /** The last entry when the chat was opened: what came later is not counted. */
  readonly newTo?: Seq;
  /** Whether two things that happened one after the other read as one. */
  readonly isRepeated?: (before: Notice | TaskNotice, notice: Notice | TaskNotice) => boolean;
  /** The local day of a moment; two moments of one day give the same text. */
  readonly dayOf: (at: Millis) => string;
}

/** The rows of `entries`. A row's key stays the same when entries are added at either end. */
export function rowsOf(entries: readonly Entry[], reader: Reader): readonly LogRow[] {
  const rows: LogRow[] = [];
  const firstUnread = dividerBefore(entries, reader);
  let day = "";
  for (const entry of entries) {
    const today = reader.dayOf(entry.at);
    if (today !== day) rows.push({ kind: "day", key: `d${today}`, at: entry.at });
    if (entry.seq === firstUnread) rows.push(divider(entries, reader, firstUnread));
    day = today;
    if (entry.t === "message") addMessage(rows, entry);
    else addNotice(rows, entry, reader);
  }
  return rows;
}

function addMessage(rows: LogRow[], message: Message): void {
  const before = rows.at(-1);
  if (before?.kind === "group" && belongs(before.messages, message)) {
    rows[rows.length - 1] = { ...before, messages: [...before.messages, message] };
  } else {
    rows.push({ kind: "group", key: `m${message.seq}`, author: message.author, messages: [message] });
  }
}

function addNotice(rows: LogRow[], notice: Notice | TaskNotice, { isRepeated }: Reader): void {
  const before = rows.at(-1);
  const latest = before?.kind === "notice" ? before.notices.at(-1) : undefined;
  if (before?.kind === "notice" && latest !== undefined && isRepeated?.(latest, notice)) {
    rows[rows.length - 1] = { ...before, notices: [...before.notices, notice] };
  } else rows.push({ kind: "notice", key: `n${notice.seq}`, notices: [notice] });
}

function belongs(group: readonly Message[], message: Message): boolean {
  const latest = group.at(-1);
  if (latest === undefined) return false;
  const sameVoice = latest.author === message.author && latest.written_by === message.written_by;
  return sameVoice && message.at - latest.at < GROUP_WITHIN;
}

function isUnread(entry: Entry, reader: Reader): boolean {
  if (entry.seq <= (reader.readTo ?? 0)) return false;
  if (entry.t === "message") return !entry.deleted && entry.author !== reader.me;
  return entry.t === "task" && entry.concerns === true && entry.actor !== reader.me;
}

/** The first thing new from somebody else after `readTo`; none when everything held is new, for then nothing divides. */
function dividerBefore(entries: readonly Entry[], reader: Reader): Seq | null {
  const first = entries[0];
  if (reader.readTo === null || first === undefined || first.seq > reader.readTo) return null;
  return entries.find((entry) => isUnread(entry, reader))?.seq ?? null;
}

function divider(entries: readonly Entry[], reader: Reader, from: Seq): LogRow {
  const { newTo = Number.POSITIVE_INFINITY } = reader;
  const count = entries.filter(
    (entry) => entry.seq >= from && entry.seq <= newTo && isUnread(entry, reader),
  ).length;
  return { kind: "unread", key: "unread", count };
}

/** `next` with the rows of `before` where nothing changed, so that only what changed is drawn again. */
export function shareRows(before: readonly LogRow[], next: readonly LogRow[]): readonly LogRow[] {
  const known = new Map(before.map((row) => [row.key, row]));
  return next.map((row) => {
    const old = known.get(row.key);
    return old !== undefined && isSame(old, row) ? old : row;
  });
}

function isSame(a: LogRow, b: LogRow): boolean {
  if (a.kind === "group" && b.kind === "group") return areSame(a.messages, b.messages);
  if (a.kind === "notice" && b.kind === "notice") return areSame(a.notices, b.notices);
  if (a.kind === "unread" && b.kind === "unread") return a.count === b.count;
  return a.kind === b.kind;
}

function areSame(a: readonly Entry[], b: readonly Entry[]): boolean {
  return a.length === b.length && a.every((entry, i) => entry === b[i]);
}
