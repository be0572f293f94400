/** The words people read: one catalogue a language, with variants by form of address and by number. */

import { signal } from "@preact/signals";
import de from "./de.json";
import en from "./en.json";

export type Language = "de" | "en";
export type Address = "du" | "sie";
export type TextKey = keyof typeof de;
export type Params = Readonly<Record<string, string | number>>;

type CatalogueText =
  | string
  | { readonly du: string; readonly sie: string }
  | { readonly one: string; readonly other: string };

export const CATALOGUES: Readonly<Record<Language, Readonly<Record<TextKey, CatalogueText>>>> = { de, en };

export const language = signal<Language>("de");
export const address = signal<Address>("sie");

/** The text `key` in the language and form of address of who reads. A number is `n`. */
export function t(key: TextKey, params: Params = {}): string {
  return fill(chosen(CATALOGUES[language.value][key], params), params);
}

function chosen(text: CatalogueText, params: Params): string {
  if (typeof text === "string") return text;
  if ("du" in text) return text[address.value];
  return text[Number(params["n"] ?? 2) === 1 ? "one" : "other"];
}

/** A full stop of the sentence is left out behind a value that ends with one: "bis Fr., 4. Dez." */
function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}(\.?)/g, (whole, name: string, stop: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return String(value).endsWith(".") ? String(value) : `${value}${stop}`;
  });
}

/** Parts as sentences beside each other; those that end with a sign of their own get no second one. */
export function sentences(...parts: readonly string[]): string {
  return parts
    .map((part, n) => (n < parts.length - 1 && !/[.!?…:]$/.test(part) ? `${part}.` : part))
    .join(" ");
}

export function isTextKey(key: string): key is TextKey {
  return key in de;
}

/** "Jana, Milan und Tobias". */
export function joinNames(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  if (names.length < 2) return last;
  return t("and", { list: names.slice(0, -1).join(", "), last });
}
