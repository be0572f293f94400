// @vitest-environment happy-dom

import { beforeEach, expect, it, vi } from "vitest";
import { recall, remember, rememberedKeys } from "./device_storage";

beforeEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

it("keeps what it is told, and forgets it", () => {
  remember("theme", "dark");
  expect([recall("theme"), localStorage.getItem("fe.theme")]).toEqual(["dark", "dark"]);
  remember("theme", null);
  expect([recall("theme"), localStorage.length]).toEqual([null, 0]);
});

it("keeps until the page is closed what the browser does not take", () => {
  const forbidden = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  vi.stubGlobal("localStorage", { getItem: forbidden, setItem: forbidden, removeItem: forbidden });
  remember("theme", "dark");
  expect([recall("theme"), rememberedKeys("the")]).toEqual(["dark", ["theme"]]);
  remember("theme", null);
  expect([recall("theme"), rememberedKeys("the")]).toEqual([null, []]);
});
