/** Uploads of one's own: no part of what Welcome says, so nothing changes here; who shows them asks for them. */

import type { Effects } from "./apply";

export const effects: Effects = {
  "upload.changed": (state) => state,
  "upload.gone": (state) => state,
  "upload.of_dialog_changed": (state) => state,
  "upload.of_dialog_gone": (state) => state,
};
