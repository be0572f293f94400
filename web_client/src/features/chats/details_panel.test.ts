// @vitest-environment happy-dom

import { beforeEach, expect, it, vi } from "vitest";

class Screen extends EventTarget {
  constructor(public matches: boolean) {
    super();
  }
}

/** A page on a screen that is wide or not, and that can be turned. */
async function page(wide: boolean) {
  vi.resetModules();
  const screen = new Screen(wide);
  vi.stubGlobal("matchMedia", () => screen);
  const turn = (matches: boolean) => {
    screen.matches = matches;
    screen.dispatchEvent(Object.assign(new Event("change"), { matches }));
  };
  return { ...(await import("./details_panel")), turn };
}

beforeEach(() => localStorage.clear());

it("is open on wide screens until it is closed, and that is remembered", async () => {
  const first = await page(true);
  expect(first.detailsShown.value).toBe(true);
  first.toggleDetails();
  expect((await page(true)).detailsShown.value).toBe(false);
});

it("is closed on narrow screens until it is asked for, and that is not remembered", async () => {
  const first = await page(false);
  expect(first.detailsShown.value).toBe(false);
  first.toggleDetails();
  expect([first.detailsShown.value, localStorage.length]).toEqual([true, 0]);
});

it("follows a screen that is turned", async () => {
  const panel = await page(false);
  panel.turn(true);
  expect(panel.detailsShown.value).toBe(true);
  panel.turn(false);
  expect(panel.detailsShown.value).toBe(false);
});
