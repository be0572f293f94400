/** Lengths of sound in words. */

import type { Millis } from "../../wire/wire";

/** "0:07", "14:59", "1:02:03". */
export function lengthText(ms: Millis): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [first = 0, ...others] = parts[0] === 0 ? parts.slice(1) : parts;
  return [first, ...others.map((part) => String(part).padStart(2, "0"))].join(":");
}
