import { signal } from "@preact/signals";

const query = matchMedia("(max-width: 719px)");
/** Whether the page is as narrow as a phone, as the styles see it. */
export const isNarrow = signal(query.matches);
query.addEventListener("change", ({ matches }) => {
  isNarrow.value = matches;
});
