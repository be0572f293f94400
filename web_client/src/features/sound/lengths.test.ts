import { expect, it } from "vitest";
import { lengthText } from "./lengths";

it.each([
  [0, "0:00"],
  [-5, "0:00"],
  [999, "0:00"],
  [7_000, "0:07"],
  [42_900, "0:42"],
  [899_999, "14:59"],
  [3_723_000, "1:02:03"],
])("%d ms is %s", (ms, text) => {
  expect(lengthText(ms)).toBe(text);
});
