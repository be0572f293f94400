import { expect, it } from "vitest";
import { isNearlyFull, shareOf, sumOf } from "./shares";

it("adds up what all take", () => {
  expect(sumOf([])).toBe(0);
  expect(
    sumOf([
      { size: 3, files: 1 },
      { size: 4, files: 2, account: "a" },
    ]),
  ).toBe(7);
});

it.each([
  [5, 10, 0, 0.5],
  [50, 10, 0, 1],
  [5, 0, 20, 0.25],
  [0, 0, 0, 0],
])("%d of a limit of %d (or of %d) is the share %d", (size, limit, most, share) => {
  expect(shareOf(size, limit, most)).toBe(share);
});

it.each([
  [9, 10, false],
  [9.1, 10, true],
  [99, 0, false],
])("%d of %d is nearly full: %s", (size, limit, full) => {
  expect(isNearlyFull(size, limit)).toBe(full);
});
