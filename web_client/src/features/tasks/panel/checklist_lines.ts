/** Lines of a checklist as they are typed, pasted and moved. */

import { lengthOf } from "../../../kit/limit";
import { t } from "../../../texts/texts";
import { type Item, LIMITS, type TaskAct } from "../../../wire/wire";

const MARK = /^\s*(?:[-–•*☐☑▪]\s+|\[[ xX]?\]\s+)+/;

/** The items that a text means, one a line. Marks of a pasted list go; nothing else does. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(MARK, "").trim())
    .filter((line) => line !== "");
}

/** Why lines cannot be added: one is too long, or there are too many of them. */
export function lineProblem(lines: readonly string[], have: number): string | undefined {
  const line = lines.findIndex((one) => lengthOf(one) > LIMITS.ITEM);
  if (line >= 0 && lines.length > 1) {
    const n = lengthOf(lines[line] ?? "") - LIMITS.ITEM;
    return t("task.checklist.line_over", { line: line + 1, n, limit: LIMITS.ITEM });
  }
  const full = have + lines.length > LIMITS.ITEMS_ADDED;
  return full ? t("task.checklist.full", { limit: LIMITS.ITEMS_ADDED }) : undefined;
}

/** The act that moves a line among those of its side, by one place; null at the end. */
export function moveBy(items: readonly Item[], number: number, by: -1 | 1): TaskAct | null {
  const at = items.findIndex((one) => one.number === number);
  const next = items[by === -1 ? at - 1 : at + 2];
  if (by === -1 && at < 1) return null;
  if (by === 1 && at >= items.length - 1) return null;
  return moveTo(number, next);
}

/** The act that moves a line before another one, or to the end. */
export function moveTo(number: number, before: Item | undefined): TaskAct {
  return { t: "item_move", number, ...(before && { before: before.number }) };
}
