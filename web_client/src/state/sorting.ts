/**
 * German order and search for what people read by name: ä beside a, ß as ss, case and signs ignored.
 * The server has the same order (chat_server/domain/core/sorting.py); tests/golden/sorting.json holds both to it.
 */

const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};
const EXPANDED: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", Ä: "Ae", Ö: "Oe", Ü: "Ue" };

/** The words of a text without case, marks and signs: "Äpfel & Co." are "apfel" and "co". */
export function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter);
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** The words as they may be written: ü as u, and as ue. */
function spellingsOf(text: string): readonly (readonly string[])[] {
  const expanded = text.normalize("NFC").replace(/[äöüÄÖÜ]/g, (letter) => EXPANDED[letter] ?? letter);
  return [wordsOf(text), wordsOf(expanded)];
}

/** Which of two names comes first, for `sort`. */
export function byName(a: string, b: string): number {
  const [first, second] = [wordsOf(a).join(" "), wordsOf(b).join(" ")];
  if (first !== second) return first < second ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}

/** Whether every word typed begins a word of one of the texts, however its umlauts and hyphens are written. */
export function matches(typed: string, ...texts: readonly string[]): boolean {
  const tokens = typed.split(/\s+/u).filter((token) => wordsOf(token).length > 0);
  if (tokens.length === 0) return texts.some((text) => text.includes(typed.trim()));
  const heap = texts.flatMap(spellingsOf).flatMap((words) => [...words]);
  const compounds = texts.flatMap((text) => text.split(/\s+/u)).flatMap(compoundsOf);
  const begins = (word: string) => [...heap, ...compounds].some((part) => part.startsWith(word));
  return tokens.every((token) => isFound(token, begins));
}

/** Word by word, or as one: "E-Mail" finds "Email", too. */
function isFound(token: string, begins: (word: string) => boolean): boolean {
  const [plain = [], expanded = []] = spellingsOf(token);
  const apart = plain.every((word, i) => begins(word) || begins(expanded[i] ?? word));
  return apart || begins(plain.join("")) || begins(expanded.join(""));
}

/** "E-Mail-Adressen" as "emailadressen" and "mailadressen". */
function compoundsOf(token: string): readonly string[] {
  return spellingsOf(token).flatMap((words) => words.map((_, i) => words.slice(i).join("")));
}
