/** Where one is: the address bar, as a value. */

import { computed, signal } from "@preact/signals";
import { followHistory, visitPage } from "./entries";
import { closeLayers } from "./layers";

export const path = signal(location.pathname);

/** The parts of the path, decoded: "/chats/ab%2Fc" is "chats" and "ab/c". */
export const segments = computed(() => segmentsOf(path.value));

/** Counts every navigation, also one to where one is: a link to a message jumps again. */
export const visits = signal(0);

export function segmentsOf(address: string): readonly string[] {
  return address.split("/").filter(Boolean).map(decode);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function go(to: string, how: "push" | "replace" = "push"): void {
  closeLayers(); // they belong to the page that is left
  visitPage({ to, how });
  path.value = to;
  visits.value += 1;
}

/** Links of this app move without loading; everything else is the browser's. */
export function followLinks(): void {
  followHistory(
    () => location.pathname === path.peek(),
    () => {
      path.value = location.pathname;
      visits.value += 1;
    },
  );
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest?.("a");
    if (!link || link.target || link.origin !== location.origin || link.hasAttribute("download")) return;
    if (link.hash !== "" && link.pathname === location.pathname) return;
    event.preventDefault();
    go(link.pathname);
  });
}
