/** Messages on their way: kept on this device until the server has them on disk. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { ChatId, Millis, PersonId, Seq } from "../wire/wire";
import { recall, remember, rememberedKeys } from "./device_storage";

/** A message that was written but not yet acknowledged. */
export interface Pending {
  /** Idempotency key: sent as often as needed, it is written once. */
  readonly key: string;
  readonly owner: PersonId;
  /** The tab that sends it; when that is gone, another one takes it over. */
  readonly tab: string;
  readonly chat: ChatId;
  readonly text: string;
  /** In the order in which they are to be shown: it is sent when they have arrived. */
  readonly files?: readonly PendingFile[];
  readonly replyTo?: Seq;
  /** In quiet hours too, at once. */
  readonly when?: "now";
  readonly at: Millis;
  /** The chat's last event when it was written: its own entry comes after it. */
  readonly after: Seq;
  /** Set once the server has it; it is shown until the entry itself arrives. */
  readonly sent?: Seq;
  /** Why the server refused it, in words for people. */
  readonly failed?: string;
}

/** A file that goes with a message, under this device's own name for it. */
export interface PendingFile {
  readonly key: string;
  readonly name: string;
}

export interface Outbox {
  /** Everything kept for `owner`, oldest first. */
  all(owner: PersonId): Promise<readonly Pending[]>;
  /** Kept from the call on, whenever the page is left. */
  save(pending: Pending): Promise<void>;
  remove(key: string): Promise<void>;
}

interface Schema extends DBSchema {
  pending: { key: string; value: Pending };
}

/** Null where the browser refuses it. */
type Database = Promise<IDBPDatabase<Schema> | null>;

/** Before the keys of what IndexedDB has not taken yet. */
const UNTAKEN = "outbox.";
const REMOVED = "null";

/**
 * Kept in IndexedDB, which outlives a crash of the browser, but takes its time, and a page that is left ends what it is
 * at: until then the last word on each message is remembered beside it. Where storage is forbidden or full it is so in
 * memory, so that sending itself never fails by it.
 */
export function openOutbox(name = "feierabend"): Outbox {
  const database = openDatabase(name).catch(() => null);
  const write = async (key: string, word: string) => {
    remember(UNTAKEN + key, word);
    const taken = await attempt<unknown>(database, (db) =>
      word === REMOVED ? db.delete("pending", key) : db.put("pending", JSON.parse(word) as Pending),
    );
    const isLast = recall(UNTAKEN + key) === word;
    if (isLast && (taken !== null || word === REMOVED)) remember(UNTAKEN + key, null);
  };
  return {
    async all(owner) {
      const untaken = readUntaken(); // first: what is taken meanwhile is found in the database
      const found = new Map((await readAll(database)).map((pending) => [pending.key, pending]));
      for (const [key, pending] of untaken) {
        if (pending !== null) found.set(key, pending);
        else if (found.delete(key)) void write(key, REMOVED);
        else remember(UNTAKEN + key, null);
      }
      return [...found.values()].filter((pending) => pending.owner === owner).sort((a, b) => a.at - b.at);
    },
    save: (pending) => write(pending.key, JSON.stringify(pending)),
    remove: (key) => write(key, REMOVED),
  };
}

/** The last words that IndexedDB may not have; null for a message that was removed. */
function readUntaken(): ReadonlyMap<string, Pending | null> {
  const keys = rememberedKeys(UNTAKEN).map((key) => key.slice(UNTAKEN.length));
  return new Map(keys.map((key) => [key, JSON.parse(recall(UNTAKEN + key) ?? REMOVED) as Pending | null]));
}

async function readAll(database: Database): Promise<readonly Pending[]> {
  const kept = await attempt(database, async (db) => {
    const reading = db.transaction("pending"); // that it is done is waited for, too: a page that is left aborts it
    return (await Promise.all([reading.store.getAll(), reading.done]))[0];
  });
  return kept ?? [];
}

/** Async, so that a browser that throws at once is one that refuses. */
async function openDatabase(name: string): Promise<IDBPDatabase<Schema>> {
  return await openDB<Schema>(name, 1, {
    upgrade: (db) => {
      db.createObjectStore("pending", { keyPath: "key" });
    },
  });
}

/** The result, or null where the storage would not. */
async function attempt<T>(
  database: Database,
  use: (db: IDBPDatabase<Schema>) => Promise<T>,
): Promise<T | null> {
  const db = await database;
  if (db === null) return null;
  try {
    return await use(db);
  } catch {
    return null;
  }
}

/** An idempotency key for the server's moment `at` (UTC): its day, then the time, so that the store keeps new ones together. */
export function newKey(at: Millis, random: Uint8Array = crypto.getRandomValues(new Uint8Array(12))): string {
  const [day = "", time = ""] = new Date(at)
    .toISOString()
    .replaceAll(/[-:.Z]/g, "")
    .split("T");
  return `${day}-${time}-${[...random].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
