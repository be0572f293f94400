/** Which rows of a long list are drawn: labelled sections one below the other, all rows of one height. */

/** Pixels: how high a label and a row are, how far the list is scrolled, and how much of it is seen. */
export interface View {
  readonly label: number;
  readonly row: number;
  readonly top: number;
  readonly height: number;
}

/** Rows of a section by their places, `to` not included. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Rows drawn above and below what is seen, for whoever scrolls faster than the page draws. */
export const SPARE_ROWS = 8;

/** The rows to draw of sections with so many rows each. */
export function rowsToDraw(counts: readonly number[], view: View): readonly RowRange[] {
  const { row, top, height } = view;
  return beginnings(counts, view).map((begin, section) => {
    const within = (place: number) => Math.min(Math.max(place, 0), counts[section] ?? 0);
    return {
      from: within(Math.floor((top - begin) / row) - SPARE_ROWS),
      to: within(Math.ceil((top + height - begin) / row) + SPARE_ROWS),
    };
  });
}

/** Where to scroll to, so that a row is seen and with it those beside it; null when it is. */
export function scrollToShow(
  counts: readonly number[],
  view: View,
  section: number,
  place: number,
): number | null {
  const begin = (beginnings(counts, view)[section] ?? 0) + place * view.row;
  const end = begin + view.row;
  if (begin < view.top) return Math.max(0, begin - view.row);
  return end > view.top + view.height ? end + view.row - view.height : null;
}

/** Where the first row of each section begins. */
function beginnings(counts: readonly number[], { label, row }: View): readonly number[] {
  let end = 0;
  return counts.map((count) => {
    const begin = end + label;
    end = begin + count * row;
    return begin;
  });
}
