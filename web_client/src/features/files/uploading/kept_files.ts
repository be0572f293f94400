/** Files that were chosen and not sent: kept on this device, so that a page that is loaded again goes on with them. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { FileId, PersonId } from "../../../wire/wire";
import type { AttachPlace, Recorded } from "./attachments";

/** A file as it was chosen, and where on the server it goes. */
export type KeptFile = AttachPlace & Kept;

interface Kept {
  readonly key: string;
  readonly owner: PersonId;
  readonly name: string;
  readonly bytes: Blob;
  /** Those chosen first have the smallest. */
  readonly order: number;
  readonly upload?: FileId;
  readonly voice?: Recorded;
}

interface Schema extends DBSchema {
  files: { key: string; value: KeptFile };
}

type Database = IDBPDatabase<Schema>;

const NAME = "feierabend-files";
let opened: Promise<Database | null> | undefined;

export async function keepFile(file: KeptFile): Promise<void> {
  await attempt((db) => db.put("files", file));
}

export async function dropFile(key: string): Promise<void> {
  await attempt((db) => db.delete("files", key));
}

/** What `owner` has chosen, in that order; nothing where the browser keeps no files. What others left behind is dropped. */
export async function keptFiles(owner: PersonId): Promise<readonly KeptFile[]> {
  const all = (await attempt(readAll)) ?? [];
  for (const one of all) if (one.owner !== owner) void dropFile(one.key);
  return all.filter((one) => one.owner === owner).sort((a, b) => a.order - b.order);
}

async function readAll(db: Database): Promise<readonly KeptFile[]> {
  const reading = db.transaction("files"); // that it is done is waited for, too: a page that is left aborts it
  return (await Promise.all([reading.store.getAll(), reading.done]))[0];
}

/** Forgets all of them, whoever chose them. */
export async function forgetKeptFiles(): Promise<void> {
  await attempt((db) => db.clear("files"));
}

/** Nothing waits longer than this (ms) for the browser's storage. */
const LONGEST_WAIT = 2_000;

/** The result, or null where the browser would not, or not yet: then the file is kept as long as the page is open. */
function attempt<T>(use: (db: Database) => Promise<T>): Promise<T | null> {
  opened ??= openDatabase().catch(() => null);
  const result = opened.then((db) => db && use(db)).catch(() => null);
  const tooLate = new Promise<null>((resolve) => setTimeout(() => resolve(null), LONGEST_WAIT));
  return Promise.race([result, tooLate]);
}

async function openDatabase(): Promise<Database> {
  return await openDB<Schema>(NAME, 1, {
    upgrade: (db) => {
      db.createObjectStore("files", { keyPath: "key" });
    },
  });
}
