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

function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
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
