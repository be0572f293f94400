/** What is open beside and above the pages. */

import { signal } from "@preact/signals";
import { recall, remember } from "./settings";

const WIDE = "(min-width: 1280px)";

/** The details beside a chat: on wide screens as one left them, on narrow ones only when asked for. */
export const details = signal(matchMedia(WIDE).matches && recall("details") !== "closed");

export function toggleDetails(): void {
  details.value = !details.peek();
  if (matchMedia(WIDE).matches) remember("details", details.peek() ? "open" : "closed");
}

/** At most one dialog is in front. */
export const front = signal<"switcher" | "keys" | null>(null);

matchMedia(WIDE).addEventListener("change", ({ matches }) => {
  details.value = matches && recall("details") !== "closed";
});
