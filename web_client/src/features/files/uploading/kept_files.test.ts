import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { KeptFile } from "./kept_files";

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => void vi.useRealTimers());

const kept = (key: string, owner: string, order: number): KeptFile => ({
  key,
  owner,
  chat: "c",
  name: `${key}.txt`,
  bytes: new Blob(["x"]),
  order,
});

it("are read by their owner in the order in which they were chosen, and by nobody else", async () => {
  const here = await import("./kept_files");
  await here.keepFile(kept("b", "jana", 2));
  await here.keepFile(kept("a", "jana", 1));
  await here.keepFile(kept("c", "mia", 3));
  expect((await here.keptFiles("jana")).map(({ key }) => key)).toEqual(["a", "b"]);
  expect(await here.keptFiles("mia")).toEqual([]); // left behind on this device, and dropped for jana
});

it("are all forgotten when one signs out", async () => {
  const here = await import("./kept_files");
  await here.keepFile(kept("a", "jana", 1));
  await here.forgetKeptFiles();
  expect(await here.keptFiles("jana")).toEqual([]);
});

it("hold nobody up where the browser does not answer", async () => {
  vi.stubGlobal("indexedDB", { open: () => new EventTarget() });
  const here = await import("./kept_files");
  const forgotten = here.forgetKeptFiles();
  const read = here.keptFiles("jana");
  await vi.advanceTimersByTimeAsync(2_000);
  await forgotten;
  expect(await read).toEqual([]);
});

it("are none, without an error of the page, where it is left while they are read", async () => {
  const here = await import("./kept_files");
  await here.keepFile(kept("a", "jana", 1));
  const read = IDBObjectStore.prototype.getAll;
  vi.spyOn(IDBObjectStore.prototype, "getAll").mockImplementation(function (this: IDBObjectStore) {
    const asked = read.call(this);
    this.transaction.abort();
    return asked;
  });
  expect(await here.keptFiles("jana")).toEqual([]); // what nobody catches fails the run
  vi.restoreAllMocks();
});
