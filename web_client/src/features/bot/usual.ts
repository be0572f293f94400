/** What holds in a dialog without having been asked. */

import type { DialogView } from "../../wire/wire";

/** The defaults of the steps that are not answered, the present one among them, in a row. */
export function usualOf(dialog: DialogView): string {
  const usual = (dialog.lines ?? []).filter(({ state }) => state === "usual" || state === "now");
  return usual.flatMap(({ value }) => (value === undefined ? [] : [value])).join(" · ");
}
