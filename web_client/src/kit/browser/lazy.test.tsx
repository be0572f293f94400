// @vitest-environment happy-dom

import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { lazy } from "./lazy";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  document.body.innerHTML = "";
});
afterEach(() => void vi.useRealTimers());

const Words = ({ text }: { readonly text: string }) => <p>{text}</p>;
const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
const shown = () => document.body.textContent;

it("is in the place of what stood there as soon as it has arrived", async () => {
  let arrive: (one: typeof Words) => void = () => undefined;
  const Lazy = lazy<{ readonly text: string }>(() => new Promise((resolve) => (arrive = resolve)));
  await act(() => render(<Lazy text="da" meanwhile="…" />, document.body));
  expect(shown()).toBe("…");
  await act(async () => arrive(Words));
  expect(shown()).toBe("da");
});

it("is drawn at once where it was fetched ahead, and fetched once", async () => {
  const fetch = vi.fn(async () => Words);
  const Lazy = lazy<{ readonly text: string }>(fetch);
  await Promise.all([Lazy.load(), Lazy.load()]);
  render(<Lazy text="da" meanwhile="…" />, document.body);
  expect(shown()).toBe("da");
  expect(fetch).toHaveBeenCalledTimes(1);
});

it("is tried again without a connection, as long as it is wanted", async () => {
  const fetch = vi.fn(async (): Promise<typeof Words> => Promise.reject(new TypeError("Failed to fetch")));
  const Lazy = lazy<{ readonly text: string }>(fetch);
  await act(() => render(<Lazy text="da" meanwhile="…" />, document.body));
  await pass(3_000);
  expect(fetch).toHaveBeenCalledTimes(2);
  fetch.mockResolvedValueOnce(Words);
  await pass(3_000);
  expect(shown()).toBe("da");

  const Other = lazy<{ readonly text: string }>(fetch);
  await act(() => render(<Other text="da" />, document.body));
  await act(() => render(null, document.body));
  await pass(9_000);
  expect(fetch).toHaveBeenCalledTimes(4);
});
