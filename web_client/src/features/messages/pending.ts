/** Which messages on their way still have to be shown beside the entries that arrived. */

import type { Entry, Held, Message, Millis, PersonId, Seq } from "../../wire/wire";

/** What of a pending message matters here. */
export interface PendingText {
  readonly text: string;
  readonly files?: readonly unknown[];
  readonly after: Seq;
  readonly sent?: Seq;
  readonly failed?: string;
}

/**
 * The pending messages whose own entry is not there yet, so that none is seen twice or not at all:
 * by number once the reply said it, before that by the first unclaimed message of one's own with the same text and as many files.
 */
export function stillPending<P extends PendingText>(
  pending: readonly P[],
  entries: readonly Entry[],
  me: PersonId,
  cursor: Seq,
): readonly P[] {
  const claimed = new Set(pending.map(({ sent }) => sent));
  return pending.filter((one) => {
    if (one.failed !== undefined) return true;
    if (one.sent !== undefined) return one.sent > cursor;
    const arrived = entries.find(
      (entry) => isOwn(entry, me) && entry.seq > one.after && saysSame(entry, one) && !claimed.has(entry.seq),
    );
    if (arrived === undefined) return true;
    claimed.add(arrived.seq);
    return false;
  });
}

/** How far the two clocks may be apart that say when it was written and when it was held. */
const SKEW = 2_000;

/** Those that are not seen as held already: the push may come before the reply. */
export function notYetHeld<P extends PendingText & { readonly at: Millis; readonly when?: "now" }>(
  pending: readonly P[],
  held: readonly Held[],
): readonly P[] {
  return pending.filter(
    (one) =>
      one.failed !== undefined ||
      one.when === "now" ||
      !held.some((other) => other.act === "send" && saysSame(other, one) && other.at >= one.at - SKEW),
  );
}

function saysSame(there: Pick<Held, "text" | "files">, here: PendingText): boolean {
  return (there.text ?? "") === here.text && (there.files?.length ?? 0) === (here.files?.length ?? 0);
}

function isOwn(entry: Entry, me: PersonId): entry is Message {
  return entry.t === "message" && (entry.author === me || entry.written_by === me);
}
