/** The words of a text in one line, as quotes, rows of lists and notices show them: without markup, and nothing else gone. */

import { parseMarkdown } from "./blocks";
import type { Inline } from "./inline";

const KEPT = 1_000;
const known = new Map<string, string>();

export function plainText(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= KEPT) known.clear();
  const words = parseMarkdown(text)
    .flatMap((block) => {
      if (block.t === "code") return block.text;
      if (block.t === "list") return block.items.map(({ mark, inner }) => mark + shownOf(inner));
      return block.lines.map((line) => shownOf("inner" in line ? line.inner : line));
    })
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
  known.set(text, words);
  return words;
}

function shownOf(parts: readonly Inline[]): string {
  return parts.map((part) => ("inner" in part ? shownOf(part.inner) : part.text)).join("");
}
