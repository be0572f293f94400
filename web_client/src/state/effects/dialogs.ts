/** One's own open dialogs with the bot. */

import type { DialogView } from "../../wire/wire";
import { drop, put, type State } from "../model";
import type { Effects } from "./apply";

export const effects: Effects = {
  "dialog.changed": (state, push) => withDialog(state, push.dialog),
};

/** A dialog that is over is forgotten; what is older than known changes nothing. */
export function withDialog(state: State, dialog: DialogView): State {
  const known = state.dialogs.get(dialog.id);
  if (known !== undefined && known.number > dialog.number) return state;
  const open = dialog.status === "open";
  const { dialogs } = state;
  return { ...state, dialogs: open ? put(dialogs, dialog.id, dialog) : drop(dialogs, dialog.id) };
}

/** The answer to `dialog.list`: these are all that are open. */
export function withDialogs(state: State, dialogs: readonly DialogView[]): State {
  return { ...state, dialogs: new Map(dialogs.map((dialog) => [dialog.id, dialog])) };
}
