/** The stretch of entries that is held of a chat: grown at either end, never with a hole. */

import type { Entry, Page, Seq, Snapshot } from "../wire/wire";
import type { Amendment, Log } from "./model";

/** Most entries held of one chat; what is farther from where one reads is let go and asked for again. */
export const HELD = 400;

const REMEMBERED = 100;

/** Whether the stretch has the place of a number, or it is known that there is nothing beyond its end. */
export function reaches(log: Log, seq: number): boolean {
  const first = log.entries[0]?.seq ?? 0;
  return (seq >= first || !log.moreBefore) && (seq <= last(log.entries) || !log.moreAfter);
}

export function openLog(snapshot: Snapshot): Log {
  return {
    entries: snapshot.entries,
    moreBefore: snapshot.more_before,
    moreAfter: snapshot.more_after,
    cursor: snapshot.chat.head,
    newest: last(snapshot.entries),
    members: snapshot.members,
    reads: new Map(snapshot.reads.map(({ person, seq }) => [person, seq])),
    amended: [],
  };
}

/** A new entry at the end; when the stretch does not reach the end, it is only known to be there. */
export function appendTo(log: Log, entry: Entry): Log {
  if (log.moreAfter) return { ...log, newest: entry.seq };
  return { ...log, newest: entry.seq, entries: [...log.entries, entry] };
}

/** The older entries of a page in front. */
export function prepend(log: Log, page: Page): Log {
  const first = log.entries[0]?.seq ?? Number.POSITIVE_INFINITY;
  const older = page.entries
    .filter((entry) => entry.seq < first)
    .map((entry) => amendAll(entry, log.amended));
  const entries = [...older, ...log.entries];
  const kept = entries.slice(0, HELD);
  return {
    ...log,
    entries: kept,
    moreBefore: page.more_before,
    moreAfter: log.moreAfter || kept.length < entries.length,
  };
}

/** The newer entries of a page behind. The end is reached only when nothing newer was heard of meanwhile. */
export function extend(log: Log, page: Page): Log {
  const end = last(log.entries);
  const newer = page.entries.filter((entry) => entry.seq > end).map((entry) => amendAll(entry, log.amended));
  const entries = [...log.entries, ...newer];
  const kept = entries.slice(-HELD);
  return {
    ...log,
    entries: kept,
    moreBefore: log.moreBefore || kept.length < entries.length,
    moreAfter: page.more_after || last(kept) < log.newest,
  };
}

/** Lets the oldest entries go when one stays at the end of a long talk. */
export function trimmed(log: Log): Log {
  if (log.moreAfter || log.entries.length <= HELD) return log;
  return { ...log, entries: log.entries.slice(-HELD / 2), moreBefore: true };
}

/** Changes a message, or, where it is outside the stretch, the page that will bring it. */
export function amendLog(log: Log, of: Seq, change: Amendment["change"]): Log {
  const amendment = { of, change };
  const place = log.entries.findLastIndex((entry) => entry.seq === of);
  const entry = log.entries[place];
  if (entry === undefined) return { ...log, amended: [...log.amended, amendment].slice(-REMEMBERED) };
  return { ...log, entries: log.entries.with(place, amend(entry, amendment)) };
}

function amend(entry: Entry, { of, change }: Amendment): Entry {
  return entry.t === "message" && entry.seq === of ? change(entry) : entry;
}

function amendAll(entry: Entry, amendments: readonly Amendment[]): Entry {
  return amendments.reduce(amend, entry);
}

function last(entries: readonly Entry[]): number {
  return entries.at(-1)?.seq ?? 0;
}
