// @vitest-environment happy-dom

import "fake-indexeddb/auto";
import { IDBFactory, IDBObjectStore } from "fake-indexeddb";
import { beforeEach, expect, it, vi } from "vitest";
import { newKey, type Pending } from "./outbox";

const ONE: Pending = { key: "k1", owner: "jana", tab: "t", chat: "c", text: "eins", at: 1, after: 0 };
const FAILED: Pending = { ...ONE, failed: "Nein" };
const TWO: Pending = { ...ONE, key: "k2", text: "zwei", at: 2 };

/** As a page that was just loaded opens it: of the last one nothing is in memory. */
async function loaded() {
  vi.resetModules();
  return (await import("./outbox")).openOutbox();
}

const texts = async () => (await (await loaded()).all("jana")).map(({ text, failed }) => failed ?? text);

/** Ends every transaction that puts something, as leaving the page does. */
function abortPuts() {
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, value) {
    queueMicrotask(() => this.transaction.abort());
    return put.call(this, value);
  });
}

beforeEach(() => {
  vi.restoreAllMocks();
  vi.stubGlobal("indexedDB", new IDBFactory());
  localStorage.clear();
});

it("keeps messages, oldest first, until they are removed, and leaves nothing beside the database", async () => {
  const outbox = await loaded();
  await Promise.all([outbox.save(TWO), outbox.save(ONE)]);
  expect([await texts(), localStorage.length]).toEqual([["eins", "zwei"], 0]);
  await outbox.remove("k1");
  expect([await texts(), localStorage.length]).toEqual([["zwei"], 0]);
});

it("keeps a message from the call on: the page may be left before the database is open", async () => {
  vi.stubGlobal("indexedDB", { open: () => new EventTarget() });
  void (await loaded()).save(ONE);
  vi.stubGlobal("indexedDB", new IDBFactory());
  expect(await texts()).toEqual(["eins"]);
});

it.each([
  ["a message", [ONE], ["eins"]],
  ["what was last said of it", [ONE, FAILED], ["Nein"]],
] as const)("keeps although the page was left in the middle of it: %s", async (_, words, left) => {
  const outbox = await loaded();
  abortPuts();
  await Promise.all(words.map((word) => outbox.save(word)));
  expect(await texts()).toEqual(left);
  await (await loaded()).remove("k1");
  expect([await texts(), localStorage.length]).toEqual([[], 0]);
});

it("finds nothing of what was removed, although the page was left before the database had done it", async () => {
  const outbox = await loaded();
  await outbox.save(ONE);
  vi.spyOn(IDBObjectStore.prototype, "delete").mockImplementation(
    () => new EventTarget() as IDBRequest<undefined>,
  );
  void outbox.remove("k1");
  expect(await texts()).toEqual([]);
  vi.restoreAllMocks();
  expect(await texts()).toEqual([]);
  await vi.waitFor(() => expect(localStorage.length).toBe(0));
  expect(await texts()).toEqual([]);
});

it("keeps the last word where one follows on the other", async () => {
  const outbox = await loaded();
  void outbox.save(ONE);
  await outbox.save(FAILED);
  expect([await texts(), localStorage.length]).toEqual([["Nein"], 0]);
});

it("makes keys as the protocol wants them", () => {
  expect(newKey(Date.UTC(2026, 10, 20, 23, 59))).toMatch(/^20261120-[A-Za-z0-9_-]{8,40}$/);
  expect(newKey(0)).not.toBe(newKey(0));
});
