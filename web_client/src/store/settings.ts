/** What one likes on this device. Storage that is forbidden or full costs the memory, never the use. */

import { effect, signal } from "@preact/signals";
import { address, type Language, language } from "../texts/texts";
import { isEvening, state } from "./store";

export type Theme = "system" | "light" | "dark";
export type SendKey = "enter" | "ctrl";

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`fe.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`fe.${key}`);
    else localStorage.setItem(`fe.${key}`, value);
  } catch {
    // forbidden or full: it holds until the page is closed
  }
}

function oneOf<T extends string>(value: string | null, known: readonly T[], otherwise: T): T {
  return known.find((one) => one === value) ?? otherwise;
}

export const theme = signal<Theme>(oneOf(recall("theme"), ["system", "light", "dark"], "system"));
export const sendKey = signal<SendKey>(oneOf(recall("send_key"), ["enter", "ctrl"], "enter"));

const dark = matchMedia("(prefers-color-scheme: dark)");
const systemDark = signal(dark.matches);

/** Follows choices and the hour: sets the theme and language of the page and remembers them. */
export function keepSettings(): void {
  language.value = oneOf<Language>(recall("language") ?? navigator.language.slice(0, 2), ["de", "en"], "de");
  dark.addEventListener("change", () => {
    systemDark.value = dark.matches;
  });
  effect(() => {
    const day = theme.value === "system" ? (systemDark.value ? "dark" : "light") : theme.value;
    document.documentElement.dataset["theme"] = isEvening.value ? "evening" : day;
    remember("theme", theme.value);
  });
  effect(() => {
    document.documentElement.lang = language.value;
  });
  effect(() => {
    address.value = state.value.me?.address ?? "sie";
  });
  effect(() => remember("send_key", sendKey.value));
}

export function chooseLanguage(chosen: Language): void {
  language.value = chosen;
  remember("language", chosen);
}
