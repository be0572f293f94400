/** The addresses of dialogs with the bot. */

import type { DialogId } from "../../wire/wire";

export interface DialogPlace {
  readonly at: "dialog";
  readonly dialog: DialogId;
}

export function dialogPath(dialog: DialogId): string {
  return `/new/${encodeURIComponent(dialog)}`;
}

/** What a path means; null when it leads to no dialog. */
export function parseDialogPath([first, dialog, third]: readonly string[]): DialogPlace | null {
  return first === "new" && dialog !== undefined && third === undefined ? { at: "dialog", dialog } : null;
}
