// @vitest-environment happy-dom

import { beforeEach, expect, it, vi } from "vitest";

/** Locks of a browser: the next one gets it when the last one lets it go. */
function locks() {
  const tails = new Map<string, Promise<unknown>>();
  return {
    request(name: string, hold: () => unknown) {
      const next = (tails.get(name) ?? Promise.resolve()).then(hold);
      tails.set(name, next);
      return next;
    },
  };
}

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllGlobals();
});

it("tells the other tabs, and not itself", async () => {
  const first = await import("./tabs");
  vi.resetModules();
  const second = await import("./tabs");
  const heard: string[] = [];
  first.onBroadcast((news) => heard.push(`first ${news}`));
  const came = new Promise<void>((resolve) => {
    second.onBroadcast((news) => {
      heard.push(`second ${news}`);
      resolve();
    });
  });
  first.broadcast("outbox");
  await came;
  expect([heard, first.tab === second.tab]).toEqual([["second outbox"], false]);
});

it("knows when another tab is gone, and asks once", async () => {
  const held = locks();
  let close: () => void = () => undefined;
  void held.request("fe-tab-other", () => new Promise<void>((resolve) => (close = resolve)));
  const request = vi.spyOn(held, "request");
  vi.stubGlobal("navigator", { locks: held });
  const { whenGone } = await import("./tabs");
  const gone = vi.fn();
  void whenGone("other").then(gone);
  void whenGone("other").then(gone);
  await Promise.resolve();
  expect([gone.mock.calls.length, request.mock.calls.length]).toEqual([0, 1]);
  close();
  await whenGone("other");
  await Promise.resolve();
  expect(gone).toHaveBeenCalledTimes(2);
});

it("takes every tab for gone where that cannot be known", async () => {
  vi.stubGlobal("navigator", {});
  const { holdTabLock, whenGone } = await import("./tabs");
  holdTabLock();
  await whenGone("other");
});
