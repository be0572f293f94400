import fc from "fast-check";
import { expect, it } from "vitest";
import { rowsToDraw, SPARE_ROWS, scrollToShow, type View } from "./row_ranges";

const COUNTS = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 });
const VIEW = fc.record({
  label: fc.integer({ min: 20, max: 80 }),
  row: fc.integer({ min: 40, max: 140 }),
  top: fc.integer({ min: 0, max: 40_000 }),
  height: fc.integer({ min: 1, max: 2_000 }),
});

/** Every row with its place in pixels, laid out one after the other as the page does. */
function rows(counts: readonly number[], { label, row }: View) {
  let at = 0;
  return counts.flatMap((count, section) => {
    at += label;
    return Array.from({ length: count }, (_, place) => {
      const begin = at;
      at += row;
      return { section, place, begin, end: at };
    });
  });
}

it("whatever is seen is drawn, and not much more", () => {
  fc.assert(
    fc.property(COUNTS, VIEW, (counts, view) => {
      const drawn = rowsToDraw(counts, view);
      const isDrawn = (section: number, place: number) =>
        place >= (drawn[section]?.from ?? 0) && place < (drawn[section]?.to ?? 0);
      for (const { section, place, begin, end } of rows(counts, view)) {
        if (end > view.top && begin < view.top + view.height) expect(isDrawn(section, place)).toBe(true);
      }
      const sum = drawn.reduce((all, { from, to }) => all + to - from, 0);
      expect(sum).toBeLessThanOrEqual(view.height / view.row + 2 + 2 * SPARE_ROWS);
    }),
  );
});

it("a row that is brought into view is seen whole, if it fits; one that is seen stays", () => {
  fc.assert(
    fc.property(COUNTS, VIEW, fc.nat(), (counts, view, any) => {
      fc.pre(view.height >= 2 * view.row);
      const all = rows(counts, view);
      const chosen = all[any % all.length];
      if (chosen === undefined) return;
      const top = scrollToShow(counts, view, chosen.section, chosen.place);
      const seen = (at: number) => chosen.begin >= at && chosen.end <= at + view.height;
      expect(seen(top ?? view.top)).toBe(true);
      expect(top === null).toBe(seen(view.top));
    }),
  );
});
