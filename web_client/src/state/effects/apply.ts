/**
 * One push taken into the state. Old snapshot + pushes = fresh snapshot, for every push type; docs/protocol.md says
 * what each changes, protocol/client_state does the same in Python, and recorded runs hold both to the server.
 */

import { type ChatId, type EventPush, isEvent, type Millis, type Push } from "../../wire/wire";
import type { State } from "../model";

type Effect<P extends Push = Push> = (state: State, push: P, now: Millis) => State;

/** What pushes do to the state, by their tags; `now` is when one arrived. Each subject has a table of its own. */
export type Effects = { readonly [T in Push["t"]]?: Effect<Extract<Push, { readonly t: T }>> };

/** Every module beside this one; a subject's has a table `effects`. */
const SUBJECTS = import.meta.glob<{ readonly effects?: Effects }>(["./*.ts", "!./apply.ts", "!./*.test.ts"], {
  eager: true,
});

const EFFECTS: ReadonlyMap<string, Effect> = new Map(
  Object.values(SUBJECTS).flatMap(({ effects = {} }) => Object.entries(effects) as [string, Effect][]),
);

/** The number of the last event of a chat that is already taken in; null for a chat one does not have. */
export function cursorOf(state: State, chat: ChatId): number | null {
  return state.logs.get(chat)?.cursor ?? state.chats.get(chat)?.head ?? null;
}

/** Whether events are missing between what is there and this push: time to resume. */
export function isGap(state: State, push: Push): boolean {
  if (!isEvent(push)) return false;
  const last = cursorOf(state, push.chat);
  return last !== null && push.seq > last + 1;
}

/** Whether an event is taken in already, or is one of a chat that one does not have. */
function isKnown(state: State, push: EventPush): boolean {
  const last = cursorOf(state, push.chat);
  return last === null || push.seq <= last;
}

/** The state after `push`, which arrived at `now` and is no gap. Events already taken in change nothing. */
export function apply(state: State, push: Push, now: Millis): State {
  if (isEvent(push) && isKnown(state, push)) return state;
  const effect = EFFECTS.get(push.t);
  return effect === undefined ? state : effect(state, push, now); // none of a push of a later level
}
