/** What the browser's tab says: how much is new, and where one is. */

import { effect, signal } from "@preact/signals";
import { t } from "../texts/texts";
import { unread } from "./store";

/** Where one is, in words. */
export const place = signal("");

export function keepTitle(): void {
  effect(() => {
    const count = unread.value > 0 ? `(${unread.value}) ` : "";
    document.title = `${count}${place.value ? `${place.value} · ` : ""}${t("app")}`;
  });
}
