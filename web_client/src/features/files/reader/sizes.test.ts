import fc from "fast-check";
import { expect, it } from "vitest";
import { isWithin, sized } from "./sizes";

it("keeps pages between a quarter of the room and five times as wide", () => {
  const factors = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }));
  fc.assert(
    fc.property(factors, (all) => {
      const scale = all.reduce(sized, 1);
      expect(scale >= 0.25 && scale <= 5).toBe(true);
    }),
  );
});

it.each([
  [1, true],
  [7, true],
  [0, false],
  [8, false],
  [1.5, false],
  [Number.NaN, false],
])("goes to page %d of seven: %s", (page, there) => {
  expect(isWithin(page, 7)).toBe(there);
});
