/** Whether the details beside a chat are shown. */

import { signal } from "@preact/signals";
import { recall, remember } from "../../session/device_storage";

const WIDE = "(min-width: 1280px)";

/** The details beside a chat: on wide screens as one left them, on narrow ones only when asked for. */
export const detailsShown = signal(matchMedia(WIDE).matches && recall("details") !== "closed");

/** Whether there they lie in front of the chat. */
export const detailsOver = signal(!matchMedia(WIDE).matches);

/** Which side of them is seen. */
export const detailsSide = signal<"facts" | "files">("facts");

/** Shows one side of them, wherever one was. */
export function openDetails(side: "facts" | "files"): void {
  detailsSide.value = side;
  if (!detailsShown.peek()) toggleDetails();
}

export function toggleDetails(): void {
  detailsShown.value = !detailsShown.peek();
  if (matchMedia(WIDE).matches) remember("details", detailsShown.peek() ? "open" : "closed");
}

matchMedia(WIDE).addEventListener("change", ({ matches }) => {
  detailsOver.value = !matches;
  detailsShown.value = matches && recall("details") !== "closed";
});
