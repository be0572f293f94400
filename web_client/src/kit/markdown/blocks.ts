/** The subset of Markdown that messages have, as parts: the lines of a text, and what is a list, a quote, code (docs/markdown.md). */

import { type Inline, parseLine } from "./inline";

export type Block =
  | { readonly t: "text"; readonly lines: readonly (readonly Inline[])[] }
  | { readonly t: "quote"; readonly lines: readonly Marked[] }
  | { readonly t: "list"; readonly ordered: boolean; readonly items: readonly Item[] }
  | { readonly t: "code"; readonly open: string; readonly close: string; readonly text: string };

/** A line with what stands before its words. */
interface Marked {
  readonly mark: string;
  readonly inner: readonly Inline[];
}

interface Item extends Marked {
  /** How far it was moved in: written, and shown by its place. */
  readonly indent: string;
}

/** A block that begins at a line, and how many lines it takes; none where they look like one and stay text. */
interface Found {
  readonly block: Block | null;
  readonly lines: number;
}

/** All of a text: the blocks' lines, put together again, are what was written. */
export function parseMarkdown(text: string): readonly Block[] {
  const lines = text.split("\n");
  const blocks: Block[] = [];
  const lastFence = lines.findLastIndex(endsCode);
  let plain: (readonly Inline[])[] = [];
  for (let at = 0; at < lines.length; ) {
    const code = at < lastFence ? codeAt(lines, at) : null;
    const found = code ?? quoteAt(lines, at) ?? listAt(lines, at) ?? { block: null, lines: 1 };
    if (found.block === null) plain.push(...lines.slice(at, at + found.lines).map(parseLine));
    else {
      if (plain.length > 0) blocks.push({ t: "text", lines: plain });
      plain = [];
      blocks.push(found.block);
    }
    at += found.lines;
  }
  if (plain.length > 0) blocks.push({ t: "text", lines: plain });
  return blocks;
}

/** Whether a text is shown otherwise than it is written: lists and addresses are not. */
export function hasMarkup(text: string): boolean {
  return parseMarkdown(text).some((block) => {
    if (block.t !== "text" && block.t !== "list") return true;
    const lines = block.t === "text" ? block.lines : block.items.map(({ inner }) => inner);
    return lines.some((line) => line.some((part) => part.t !== "text" && part.open !== ""));
  });
}

/** How many of the lines from there on are of a kind. */
function runLength(lines: readonly string[], at: number, kind: RegExp): number {
  const end = lines.findIndex((line, i) => i >= at && !kind.test(line));
  return (end < 0 ? lines.length : end) - at;
}

const FENCE = /^ {0,3}```[\w+#.-]*\s*$/;

function endsCode(line: string): boolean {
  return line.trim() === "```";
}

function codeAt(lines: readonly string[], at: number): Found | null {
  const first = lines[at] ?? "";
  if (!FENCE.test(first)) return null;
  const end = lines.findIndex((line, i) => i > at && endsCode(line));
  if (end < 0) return null;
  const inside = lines.slice(at + 1, end);
  const close = `${inside.length > 0 ? "\n" : ""}${lines[end]}`;
  return { block: { t: "code", open: `${first}\n`, close, text: inside.join("\n") }, lines: end + 1 - at };
}

const QUOTED = /^ {0,3}>/;
const QUOTE_MARK = /^ {0,3}> ?/;
/** "> 50 %", ">= 5" and "> etwa 30 Gäste" compare: a quote begins with words, and has no number among the first two. */
const QUOTE_BEGIN =
  /^ {0,3}>(?:\s+(?![-+±~≈=<>€$£.,])(?!\S*\d)(?!\S+\s+\S*\d)\S|\p{L}(?!\S*\d)(?!\S*\s+\S*\d))/u;

function quoteAt(lines: readonly string[], at: number): Found | null {
  if (!QUOTED.test(lines[at] ?? "")) return null;
  const length = runLength(lines, at, QUOTED);
  const all = lines.slice(at, at + length);
  if (!QUOTE_BEGIN.test(all[0] ?? "")) return { block: null, lines: length };
  const quoted = all.map((line) => {
    const mark = QUOTE_MARK.exec(line)?.[0] ?? "";
    return { mark, inner: parseLine(line.slice(mark.length)) };
  });
  return { block: { t: "quote", lines: quoted }, lines: length };
}

const ITEM = /^([ \t]*)((?:[-–—•]|(\d{1,9})([.)]))[ \t]+)(?=\S)/;

/** A list is lines with dashes, or of numbers that count up by one; what is moved in may stand between. */
function listAt(lines: readonly string[], at: number): Found | null {
  const length = runLength(lines, at, ITEM);
  if (length === 0) return null;
  const items = lines.slice(at, at + length).map((line) => ITEM.exec(line) ?? []);
  const first = items[0]?.[1]?.length ?? 0;
  const numbers = items.filter((item) => (item[1]?.length ?? 0) < first + 2).map((item) => item[3]);
  const ordered = numbers[0] !== undefined;
  if (ordered ? !countsUp(numbers) : numbers.some((one) => one !== undefined))
    return { block: null, lines: length };
  const shown = items.map(([all = "", indent = "", mark = ""], i) => {
    return { indent, mark, inner: parseLine((lines[at + i] ?? "").slice(all.length)) };
  });
  return { block: { t: "list", ordered, items: shown }, lines: length };
}

function countsUp(numbers: readonly (string | undefined)[]): boolean {
  const [first] = numbers;
  return (
    numbers.length > 1 && numbers.every((one, i) => one !== undefined && Number(one) === Number(first) + i)
  );
}
