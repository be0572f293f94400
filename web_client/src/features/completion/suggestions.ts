/** What "@" and ":" complete while one writes: people of the chat, and emoji by name. */

import { matches } from "../../state/sorting";
import type { Emoji } from "./emoji_table";

/** The beginning of a name before the caret. */
export interface BegunWord {
  readonly sign: "@" | ":";
  readonly word: string;
  /** Where it begins in the text, its sign included. */
  readonly from: number;
}

/** As many are offered. */
const SHOWN = 8;
/** A colon is a common sign: it takes two letters to mean an emoji. */
const BEGUN = /(?:^|[\s([{„"'/-])(@[\p{L}\p{N}_-]{0,30}|:[\p{L}+-][\p{L}\p{N}_+-]{1,30})$/u;
const WHOLE = /(?:^|\s)(:[\p{L}\p{N}_+-]+:)$/u;

/** What is begun right before the caret; null for plain text, times, addresses and the like. */
export function begunAt(text: string, caret: number): BegunWord | null {
  const before = text.slice(0, caret);
  const found = BEGUN.exec(before)?.[1];
  if (found === undefined) return null;
  return { sign: found.startsWith("@") ? "@" : ":", word: found.slice(1), from: caret - found.length };
}

/** ":done:" written out, right before the caret. */
export function wholeAt(text: string, caret: number): BegunWord | null {
  const found = WHOLE.exec(text.slice(0, caret))?.[1];
  return found === undefined ? null : { sign: ":", word: found.slice(1, -1), from: caret - found.length };
}

/** The names that a word begins, those first whose first word it begins. */
export function namesFor(word: string, names: readonly string[]): readonly string[] {
  const found = names.filter((name) => word === "" || matches(word, name));
  const first = (name: string) => Number(!matches(word, name.split(" ")[0] ?? ""));
  return found.sort((a, b) => first(a) - first(b)).slice(0, SHOWN);
}

/** The emoji whose names a word begins; those that are called so come first. */
export function emojiFor(word: string, table: readonly Emoji[]): readonly Emoji[] {
  const plain = word.replaceAll("_", " ");
  const found = table.filter(({ names }) => matches(plain, names) || names.split(" ").includes(word));
  return found.sort((a, b) => Number(!isCalled(a, plain)) - Number(!isCalled(b, plain))).slice(0, SHOWN);
}

/** Whether the word is one of its names, however it is spelt. */
function isCalled({ names }: Emoji, word: string): boolean {
  return names.split(" ").some((name) => name === word || (matches(word, name) && matches(name, word)));
}
