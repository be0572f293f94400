/** What is open beside and above the pages. */

import { signal } from "@preact/signals";
import type { CardNumber, ChatId, Message, PersonId } from "../wire/wire";
import { recall, remember } from "./device_storage";

const WIDE = "(min-width: 1280px)";

/** The details beside a chat: on wide screens as one left them, on narrow ones only when asked for. */
export const details = signal(matchMedia(WIDE).matches && recall("details") !== "closed");

export function toggleDetails(): void {
  details.value = !details.peek();
  if (matchMedia(WIDE).matches) remember("details", details.peek() ? "open" : "closed");
}

/** What is asked about a task with nothing but words for an answer. `number` is the card's. */
export type TaskWords =
  | { readonly do: "interim" | "delegate" | "release" | "claim" }
  | { readonly do: "refuse" | "object"; readonly number: CardNumber }
  | { readonly do: "claim_decide"; readonly grant: boolean };

export type TaskQuestion =
  | TaskWords
  | { readonly do: "propose"; readonly term: Term; readonly phone?: boolean }
  | { readonly do: "counter"; readonly number: CardNumber }
  | { readonly do: "approval_mark"; readonly message: Message }
  | { readonly do: "hand_over" | "return" | "approval_ask" | "edit" | "delete" }
  | { readonly do: "forward" | "record" | "budget_release" | "contracts" };

/** What of a task is agreed on. */
export type Term = "deadline" | "budget" | "description";

/** What a dialog is about. */
export type Front =
  | "switcher"
  | "keys"
  | "group"
  | { readonly ask: "rename" | "bring" | "date" | "find_tag"; readonly chat: ChatId }
  | { readonly ask: "tags"; readonly chat: ChatId; readonly message: Message }
  | { readonly ask: "take_out"; readonly chat: ChatId; readonly person: PersonId }
  | { readonly ask: "direct"; readonly person: PersonId }
  | { readonly ask: "task"; readonly chat: ChatId; readonly about: TaskQuestion };

/** At most one dialog is in front. */
export const front = signal<Front | null>(null);

export function toBack(): void {
  front.value = null;
}

export function askAbout(chat: ChatId, about: TaskQuestion): void {
  front.value = { ask: "task", chat, about };
}

matchMedia(WIDE).addEventListener("change", ({ matches }) => {
  details.value = matches && recall("details") !== "closed";
});
