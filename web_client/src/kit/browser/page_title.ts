import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Where one is, in words, as the browser's tab says it. */
export const pageTitle = signal("");

/** Names the page that is shown. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    pageTitle.value = title;
    return () => {
      pageTitle.value = "";
    };
  }, [title]);
}
