import { signal } from "@preact/signals";
import { expect, it } from "vitest";
import { bound } from "./bound";

it("shows a signal and changes it", () => {
  const text = signal("Hallo");
  const { value, onInput } = bound(text);
  expect(value).toBe("Hallo");
  onInput({ currentTarget: { value: "Hallo Katrin" } });
  expect(bound(text).value).toBe("Hallo Katrin");
});
