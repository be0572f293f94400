/** Messages on their way: kept on this device until the server has them on disk. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { ChatId, Millis, PersonId, Seq } from "../wire/wire";

/** A message that was written but not yet acknowledged. */
export interface Pending {
  /** Idempotency key: sent as often as needed, it is written once. */
  readonly key: string;
  readonly owner: PersonId;
  /** The tab that sends it; when that is gone, another one takes it over. */
  readonly tab: string;
  readonly chat: ChatId;
  readonly text: string;
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

export interface Outbox {
  /** Everything kept for `owner`, oldest first. */
  all(owner: PersonId): Promise<readonly Pending[]>;
  save(pending: Pending): Promise<void>;
  remove(key: string): Promise<void>;
}

interface Schema extends DBSchema {
  pending: { key: string; value: Pending };
}

/** Kept in IndexedDB; where storage is forbidden or full, in memory, so that sending itself never fails by it. */
export function openOutbox(name = "feierabend"): Outbox {
  const memory = new Map<string, Pending>();
  const database = openDatabase(name).catch(() => null);
  return {
    async all(owner) {
      const kept = await attempt(database, async (db) => {
        const reading = db.transaction("pending"); // that it is done is waited for, too: a page that is left aborts it
        return (await Promise.all([reading.store.getAll(), reading.done]))[0];
      });
      const found = new Map([...(kept ?? []), ...memory.values()].map((pending) => [pending.key, pending]));
      return [...found.values()].filter((pending) => pending.owner === owner).sort((a, b) => a.at - b.at);
    },
    async save(pending) {
      memory.set(pending.key, pending);
      const kept = await attempt(database, (db) => db.put("pending", pending));
      if (kept !== null) memory.delete(pending.key);
    },
    async remove(key) {
      memory.delete(key);
      await attempt(database, (db) => db.delete("pending", key));
    },
  };
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
  database: Promise<IDBPDatabase<Schema> | null>,
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
