/** What one has chosen: kept by the server for all devices, and by this device until the server has spoken. */

import { computed, effect, signal, untracked } from "@preact/signals";
import { setColours } from "../../kit/browser/theme";
import { session, whenLive } from "../../session/client";
import { recall, remember } from "../../session/device_storage";
import { Refusal } from "../../session/session";
import { isEvening, state } from "../../session/store";
import { address, type Language, language } from "../../texts/texts";
import type { Settings } from "../../wire/wire";

export type Theme = NonNullable<Settings["theme"]>;
export type SendKey = NonNullable<Settings["send_key"]>;
export type Notifications = NonNullable<Settings["notifications"]>;

function oneOf<T extends string>(value: string | null, known: readonly T[], otherwise: T): T {
  return known.find((one) => one === value) ?? otherwise;
}

const chosen = signal<Settings>({
  language: oneOf<Language>(recall("language") ?? navigator.language.slice(0, 2), ["de", "en"], "de"),
  theme: oneOf<Theme>(recall("theme"), ["system", "light", "dark"], "system"),
  send_key: oneOf<SendKey>(recall("send_key"), ["enter", "ctrl_enter"], "enter"),
});
export const theme = computed<Theme>(() => chosen.value.theme ?? "system");
export const sendKey = computed<SendKey>(() => chosen.value.send_key ?? "enter");
export const notifications = computed<Notifications>(() => chosen.value.notifications ?? "all");
/** Chosen and not yet known to the server: before the sign-in, or without a connection. */
let unsaved: Partial<Settings> = {};

const dark = matchMedia("(prefers-color-scheme: dark)");
const systemDark = signal(dark.matches);

/** Chooses for all one's devices; before the sign-in and without a connection it is saved later. */
export function saveChoice(part: Partial<Settings>): void {
  chosen.value = { ...chosen.peek(), ...part };
  unsaved = { ...unsaved, ...part };
  saveSettings();
}

function saveSettings(): void {
  if (state.peek().me === null || Object.keys(unsaved).length === 0) return;
  const saying = unsaved;
  session.request({ t: "settings.set", settings: chosen.peek() }).then(
    () => {
      state.value = { ...state.peek(), settings: chosen.peek() };
      if (unsaved === saying) unsaved = {};
    },
    (error: unknown) => {
      if (!(error instanceof Refusal)) return; // the next connection saves it
      unsaved = {};
      takeSettings();
    },
  );
}

/** Takes over what the server knows, but for what was just chosen here. */
function takeSettings(): void {
  const { settings, me } = state.value;
  if (me !== null) chosen.value = { ...settings, ...unsaved };
}

/** Follows choices and the hour: sets the theme and language of the page and remembers them. */
export function syncSettings(): void {
  dark.addEventListener("change", () => {
    systemDark.value = dark.matches;
  });
  const settings = computed(() => state.value.settings);
  const me = computed(() => state.value.me?.person.id);
  effect(() => {
    void settings.value;
    void me.value;
    untracked(takeSettings);
  });
  whenLive(saveSettings);
  effect(() => {
    const day = theme.value === "system" ? (systemDark.value ? "dark" : "light") : theme.value;
    setColours(isEvening.value ? "evening" : day);
    remember("theme", theme.value);
  });
  effect(() => {
    language.value = chosen.value.language ?? "de";
    document.documentElement.lang = language.value;
    remember("language", language.value);
  });
  effect(() => {
    address.value = state.value.me?.address ?? "sie";
  });
  effect(() => remember("send_key", sendKey.value));
}

/**
 * Whether Enter alone sends, as the person has chosen. Never under a finger: keyboards on the screen have no Shift + Enter,
 * and no text of several lines could be written.
 */
export function enterSends(): boolean {
  return sendKey.value === "enter" && !matchMedia("(hover: none)").matches;
}

/** Whether a press of Enter sends what is written. */
export function isSendKey(event: KeyboardEvent): boolean {
  if (event.shiftKey || event.altKey) return false;
  return untracked(enterSends) || event.ctrlKey || event.metaKey;
}
