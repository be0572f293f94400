/** How large pages may be. */

export const STEP = 1.25;
/** Beside a page, in pixels. */
export const MARGIN = 12;
const LARGEST = 5;
const SMALLEST = 0.25;

/** A scale made larger or smaller; 1 is as wide as there is room. */
export function sized(scale: number, factor: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, scale * factor));
}

/** Whether there is a page of this number, counted from 1. */
export function isWithin(page: number, n: number): boolean {
  return Number.isInteger(page) && page >= 1 && page <= n;
}
