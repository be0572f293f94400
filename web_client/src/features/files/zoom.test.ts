import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moved, swipeOf, WHOLE, type Zoom, zoomed } from "./zoom";

const number = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const point = fc.record({ x: number(400), y: number(400) });
const zooms = fc.record({
  scale: fc.double({ min: 1, max: 8, noNaN: true }),
  x: number(400),
  y: number(400),
});

/** Where a point of the whole picture is seen. */
const seen = (zoom: Zoom, at: number) => at * zoom.scale + zoom.x;

describe("looking closer", () => {
  it("never goes below the whole picture or beyond eight times", () => {
    fc.assert(
      fc.property(zooms, fc.double({ min: 0.01, max: 100, noNaN: true }), point, (zoom, factor, at) => {
        const { scale } = zoomed(zoom, factor, at);
        expect(scale).toBeGreaterThanOrEqual(1);
        expect(scale).toBeLessThanOrEqual(8);
      }),
    );
  });

  it("keeps what is under the fingers there", () => {
    fc.assert(
      fc.property(zooms, fc.double({ min: 1, max: 4, noNaN: true }), point, (zoom, factor, at) => {
        const under = (at.x - zoom.x) / zoom.scale;
        expect(seen(zoomed(zoom, factor, at), under)).toBeCloseTo(at.x, 6);
      }),
    );
  });

  it("ends with the picture where it was", () => {
    expect(zoomed({ scale: 2, x: 80, y: -30 }, 0.4)).toEqual(WHOLE);
  });
});

it("moves no further than the picture reaches", () => {
  fc.assert(
    fc.property(zooms, point, (zoom, by) => {
      const there = moved(zoom, by, { width: 300, height: 200 });
      expect(Math.abs(there.x)).toBeLessThanOrEqual((300 * (zoom.scale - 1)) / 2);
      expect(Math.abs(there.y)).toBeLessThanOrEqual((200 * (zoom.scale - 1)) / 2);
    }),
  );
});

describe("a finger on the whole picture", () => {
  it.each([
    [{ x: -60, y: 10 }, "next"],
    [{ x: 60, y: -10 }, "previous"],
    [{ x: 10, y: 120 }, "close"],
    [{ x: 10, y: -120 }, null],
    [{ x: -60, y: 55 }, null],
    [{ x: 4, y: 4 }, null],
  ] as const)("that went by %o means %s", (to, meaning) => {
    expect(swipeOf({ x: 0, y: 0 }, to)).toBe(meaning);
  });
});
