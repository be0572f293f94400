/** One's own settings. */

import type { Effects } from "./apply";

export const effects: Effects = {
  "settings.changed": (state, push) => ({ ...state, settings: push.settings }),
};
