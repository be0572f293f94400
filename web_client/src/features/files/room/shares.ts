/** Room that is taken, in shares. */

import type { AccountRoom } from "../../../wire/wire";

const NEARLY = 0.9;

/** Bytes of all together. */
export function sumOf(taken: readonly AccountRoom[]): number {
  return taken.reduce((sum, { size }) => sum + size, 0);
}

/** How much of the limit is taken, at most 1; without a limit (0) how much of what the largest takes. */
export function shareOf(size: number, limit: number, most: number): number {
  const whole = limit > 0 ? limit : most;
  return whole > 0 ? Math.min(1, size / whole) : 0;
}

/** Whether more than nine tenths of a limit are taken; without one (0) never. */
export function isNearlyFull(size: number, limit: number): boolean {
  return limit > 0 && size > NEARLY * limit;
}
