/** The markup inside a line. What is not surely markup stays as it was written (docs/markdown.md). */

import { addressesIn, isAllowed, isMisleading } from "./addresses";

/** A part of a line. `open` and `close` are the signs that were written around it and are not shown. */
export type Inline =
  | { readonly t: "text"; readonly text: string }
  | { readonly t: "code"; readonly open: string; readonly close: string; readonly text: string }
  | {
      readonly t: "strong" | "em" | "s";
      readonly open: string;
      readonly close: string;
      readonly inner: readonly Inline[];
    }
  | {
      readonly t: "link";
      readonly open: string;
      readonly close: string;
      readonly inner: readonly Inline[];
      readonly href: string;
    };

/** A part that is whole in itself: no mark begins or ends in it. */
interface Atom {
  readonly from: number;
  readonly to: number;
  readonly part: Inline;
}

interface Line {
  readonly text: string;
  /** By where they begin. */
  readonly atoms: ReadonlyMap<number, Atom>;
}

const CODE = /(?<![`\p{L}\p{N}\\])(`+)(?!`)((?:[^`]|(?<!`)(?!\1(?!`))`+)+)\1(?![`\p{L}\p{N}])/gu;
const LINK = /\[([^[\]`]*[^[\]`\s][^[\]`]*)\]\(([^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)/g;
const SIGNS = /[*_~`@[]|:\/\/|[^\s.]\.[^\s.]|mailto:|tel:/;

export function parseLine(text: string): readonly Inline[] {
  if (text === "") return [];
  if (!SIGNS.test(text)) return [{ t: "text", text }];
  return parseRange({ text, atoms: atomsOf(text) }, 0, text.length);
}

/** Code first, then links, then addresses: nothing inside one of them is another. */
function atomsOf(text: string): ReadonlyMap<number, Atom> {
  const atoms: Atom[] = [];
  const add = (more: readonly Atom[]) => {
    const free = more.filter(({ from, to }) => !atoms.some((one) => from < one.to && one.from < to));
    atoms.push(...free);
  };
  add(codesIn(text));
  add(linksIn(text));
  add(
    addressesIn(text).map(({ from, to, href }) => ({ from, to, part: linkTo(href, text.slice(from, to)) })),
  );
  return new Map(atoms.map((atom) => [atom.from, atom]));
}

function codesIn(text: string): readonly Atom[] {
  const found: Atom[] = [];
  for (const { 0: all, 1: mark = "", 2: words = "", index } of text.matchAll(CODE)) {
    if (words.trim() === "") continue;
    const part = { t: "code", open: mark, close: mark, text: words } as const;
    found.push({ from: index, to: index + all.length, part });
  }
  return found;
}

function linksIn(text: string): readonly Atom[] {
  const found: Atom[] = [];
  for (const { 0: all, 1: words = "", 2: href = "", index } of text.matchAll(LINK)) {
    if (!isAllowed(href) || isMisleading(words, href)) continue;
    const inner = parseRange({ text: words, atoms: new Map() }, 0, words.length);
    const part = { t: "link", open: "[", close: `](${href})`, inner, href } as const;
    found.push({ from: index, to: index + all.length, part });
  }
  return found;
}

function linkTo(href: string, text: string): Inline {
  return { t: "link", open: "", close: "", inner: [{ t: "text", text }], href };
}

/** Atoms, marks with what stands between them, and the text around. */
function parseRange(line: Line, from: number, to: number): readonly Inline[] {
  const parts: Inline[] = [];
  let written = from;
  let at = from;
  const add = (part: Inline, end: number) => {
    if (written < at) parts.push({ t: "text", text: line.text.slice(written, at) });
    parts.push(part);
    written = at = end;
  };
  while (at < to) {
    const atom = line.atoms.get(at);
    const marked = atom === undefined ? markedAt(line, from, at, to) : null;
    if (atom !== undefined) add(atom.part, atom.to);
    else if (marked !== null) add(marked.part, marked.to);
    else at += Math.max(1, runAt(line.text, at, to));
  }
  if (written < to) parts.push({ t: "text", text: line.text.slice(written, to) });
  return parts;
}

/** How many of the same mark stand there. */
function runAt(text: string, at: number, to: number): number {
  const sign = text[at] ?? "";
  if (!"*_~".includes(sign) || sign === "") return 0;
  let end = at + 1;
  while (end < to && text[end] === sign) end += 1;
  return end - at;
}

const KINDS: Readonly<Record<string, "strong" | "em" | "s">> = {
  "*": "em",
  _: "em",
  "**": "strong",
  "***": "strong",
  "~~": "s",
};

/** What is marked from here on, if a mark begins here and ends before `to`. */
function markedAt(line: Line, from: number, at: number, to: number): Atom | null {
  const length = runAt(line.text, at, to);
  const mark = line.text.slice(at, at + length);
  const kind = KINDS[mark];
  if (kind === undefined || !opens(line.text, from, at, mark)) return null;
  const end = endOf(line, at + length, to, mark);
  if (end === null) return null;
  const inner = parseRange(line, at + length, end);
  if (mark !== "***")
    return { from: at, to: end + length, part: { t: kind, open: mark, close: mark, inner } };
  const em: Inline = { t: "em", open: "*", close: "*", inner };
  return { from: at, to: end + length, part: { t: kind, open: "**", close: "**", inner: [em] } };
}

/** Where the mark stands again. The first one of its length must end what was begun, else nothing was begun. */
function endOf(line: Line, from: number, to: number, mark: string): number | null {
  for (let at = from; at < to; ) {
    const atom = line.atoms.get(at);
    const run = atom === undefined && line.text[at] === mark[0] ? runAt(line.text, at, to) : 0;
    if (run === mark.length || (run === 3 && mark !== "***")) {
      const end = at + run - mark.length;
      const words = line.text.slice(from, end);
      return isMarkable(words, mark) && closes(line.text, at + run, to, mark) ? end : null;
    }
    at = atom?.to ?? at + Math.max(1, run);
  }
  return null;
}

/** Whether this may be marked: words, and for one sign more than numbers, so that 5 *3* 2 stays. */
function isMarkable(words: string, mark: string): boolean {
  if (/^\s|\s$/u.test(words)) return false;
  return (mark.length === 1 ? /\p{L}/u : /[\p{L}\p{N}]/u).test(words);
}

/** A mark begins after a blank or a sign of the sentence: never in a word, a path or a name. */
function opens(text: string, from: number, at: number, mark: string): boolean {
  if (at === from) return true;
  const before = text[at - 1] ?? "";
  if (mark === "_") return /[\s([{"'„“‚‘«»‹›–—*~]/u.test(before);
  return !/[\p{L}\p{N}\p{M}\p{S}\\/.*_%@#&]/u.test(before) || before === "~" || before === ">";
}

/** A mark ends before a blank or a sign of the sentence, and not before one that goes on as a name does (.pdf). */
function closes(text: string, at: number, to: number, mark: string): boolean {
  if (at >= to) return true;
  const after = text.slice(at, at + 2);
  if (/^[.,:;-][\p{L}\p{N}_]/u.test(after)) return mark.length > 1 && after[0] !== ".";
  if (mark === "_") return /^[\s)\]}"'“”‘’«»‹›.,;:!?…–—*~-]/u.test(after);
  return !/^[\p{L}\p{N}\p{M}\\/]/u.test(after);
}
