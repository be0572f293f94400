/** What the browser's tab says: how much is new, and where one is. */

import { effect } from "@preact/signals";
import { pageTitle } from "../kit/browser/page_title";
import { unread } from "../session/store";
import plain from "../styles/icon.svg?url";
import marked from "../styles/icon-new.svg?url";
import { t } from "../texts/texts";

export function syncTitle(): void {
  effect(() => {
    const count = unread.value > 0 ? `(${unread.value}) ` : "";
    document.title = `${count}${pageTitle.value ? `${pageTitle.value} · ` : ""}${t("app")}`;
  });
  effect(() => {
    const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
    if (icon) icon.href = unread.value > 0 ? marked : plain;
  });
}
