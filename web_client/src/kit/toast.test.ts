import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { hideToast, showToast, toast } from "./toast";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("is shown for some seconds, counted anew for the next one", () => {
  showToast("eins");
  vi.advanceTimersByTime(5_900);
  showToast("zwei");
  vi.advanceTimersByTime(5_900);
  expect(toast.value?.text).toBe("zwei");
  vi.advanceTimersByTime(100);
  expect(toast.value).toBeNull();
});

it("is another one each time, so that the same words are said again", () => {
  showToast("eins");
  const first = toast.value?.id;
  showToast("eins");
  expect(toast.value?.id).not.toBe(first);
});

it("goes with its action when it is hidden", () => {
  showToast("gelöscht", { label: "Zurück", run: () => undefined });
  hideToast();
  vi.advanceTimersByTime(10_000);
  expect(toast.value).toBeNull();
});
