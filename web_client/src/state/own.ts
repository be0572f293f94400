/** What only oneself knows of oneself: held acts, drafts; and who is there. */

import type { DialogView, Draft, Held, HeldId, Person, PersonStatus } from "../wire/wire";
import { drop, meet, put, type State } from "./model";

/** With a held act that is new or reads differently, in the order of release. */
export function hold(state: State, held: Held): State {
  const others = state.held.filter((one) => one.id !== held.id);
  return { ...state, held: inOrder([...others, held]) };
}

/** Without an act that was released or withdrawn. */
export function letGo(state: State, id: HeldId): State {
  const held = state.held.filter((one) => one.id !== id);
  return held.length === state.held.length ? state : { ...state, held };
}

export function inOrder(held: readonly Held[]): readonly Held[] {
  return [...held].sort((a, b) => a.release_at - b.release_at || a.at - b.at || (a.id < b.id ? -1 : 1));
}

export function drafted(state: State, draft: Draft): State {
  const gone = draft.text === "";
  return {
    ...state,
    drafts: gone ? drop(state.drafts, draft.chat) : put(state.drafts, draft.chat, draft),
  };
}

export function isSameDraft(one: Draft | undefined, other: Draft | undefined): boolean {
  return (one?.text ?? "") === (other?.text ?? "") && one?.reply_to === other?.reply_to;
}

/**
 * What a device has still to hear back of the drafts it said of a chat, in order, after one was told; `echo`: it said
 * that one itself, so it knows as much or more. Answers come before what is told, and of several at once the last one
 * only is told: when all are `answered`, what is not the last one is another device's.
 */
export function heardBack(
  said: readonly Draft[],
  told: Draft,
  answered: boolean,
): { readonly echo: boolean; readonly left: readonly Draft[] } {
  if (answered) return { echo: said.length > 0 && isSameDraft(said.at(-1), told), left: [] };
  const at = said.findIndex((one) => isSameDraft(one, told));
  return { echo: at >= 0, left: at < 0 ? [] : said.slice(at + 1) };
}

/** How a dialog stands; one that is over is forgotten, and what is older than known changes nothing. */
export function told(state: State, dialog: DialogView): State {
  const known = state.dialogs.get(dialog.id);
  if (known !== undefined && known.number > dialog.number) return state;
  const open = dialog.status === "open";
  const { dialogs } = state;
  return { ...state, dialogs: open ? put(dialogs, dialog.id, dialog) : drop(dialogs, dialog.id) };
}

/** The answer to `dialog.list`: these are all that are open. */
export function listed(state: State, dialogs: readonly DialogView[]): State {
  return { ...state, dialogs: new Map(dialogs.map((dialog) => [dialog.id, dialog])) };
}

export function present(state: State, { person, status }: PersonStatus): State {
  const gone = status === "offline";
  return { ...state, presence: gone ? drop(state.presence, person) : put(state.presence, person, status) };
}

export function presentOf(all: readonly PersonStatus[]): State["presence"] {
  const there = all.filter(({ status }) => status !== "offline");
  return new Map(there.map(({ person, status }) => [person, status]));
}

/** Somebody goes by another name, perhaps oneself. */
export function renamed(state: State, person: Person): State {
  const { me } = state;
  const self = me?.person.id === person.id ? { ...me, person } : me;
  return { ...state, me: self, people: meet(state.people, [person]) };
}
