/** Whether it is quiet hours. */

import type { DayChanged } from "../../wire/wire";
import type { State } from "../model";
import type { Effects } from "./apply";

export const effects: Effects = {
  "day.changed": dayChanged,
};

/** When quiet hours begin, what was just seen of others is over at once. Figures of tasks are as of another opening. */
function dayChanged(state: State, { day }: DayChanged): State {
  const began = day.quiet && !state.day?.quiet;
  const stale = new Set(state.tasks.keys());
  return { ...state, day, typing: began ? new Map() : state.typing, stale };
}
