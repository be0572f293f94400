/** One's own acts that wait for the end of quiet hours, or for one's decision. */

import type { Held, HeldId } from "../../wire/wire";
import type { State } from "../model";
import type { Effects } from "./apply";

export const effects: Effects = {
  "held.changed": (state, push) => withHeld(state, push.held),
  "held.gone": (state, push) => withoutHeld(state, push.held),
};

/** With a held act that is new or reads differently. */
export function withHeld(state: State, held: Held): State {
  const others = state.held.filter((one) => one.id !== held.id);
  return { ...state, held: byRelease([...others, held]) };
}

/** Without an act that was released or withdrawn. */
export function withoutHeld(state: State, id: HeldId): State {
  const held = state.held.filter((one) => one.id !== id);
  return held.length === state.held.length ? state : { ...state, held };
}

/** In the order of their release. */
export function byRelease(held: readonly Held[]): readonly Held[] {
  return [...held].sort((a, b) => a.release_at - b.release_at || a.at - b.at || (a.id < b.id ? -1 : 1));
}
