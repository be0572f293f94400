/** What is open beside and above the pages. */

import { signal } from "@preact/signals";
import type { ChatId, Message, PersonId } from "../wire/wire";
import { recall, remember } from "./memory";

const WIDE = "(min-width: 1280px)";

/** The details beside a chat: on wide screens as one left them, on narrow ones only when asked for. */
export const details = signal(matchMedia(WIDE).matches && recall("details") !== "closed");

export function toggleDetails(): void {
  details.value = !details.peek();
  if (matchMedia(WIDE).matches) remember("details", details.peek() ? "open" : "closed");
}

/** What a dialog is about. */
export type Front =
  | "switcher"
  | "keys"
  | "group"
  | { readonly ask: "rename" | "bring" | "date" | "find_tag"; readonly chat: ChatId }
  | { readonly ask: "tags"; readonly chat: ChatId; readonly message: Message }
  | { readonly ask: "take_out"; readonly chat: ChatId; readonly person: PersonId }
  | { readonly ask: "direct"; readonly person: PersonId };

/** At most one dialog is in front. */
export const front = signal<Front | null>(null);

export function toBack(): void {
  front.value = null;
}

matchMedia(WIDE).addEventListener("change", ({ matches }) => {
  details.value = matches && recall("details") !== "closed";
});
