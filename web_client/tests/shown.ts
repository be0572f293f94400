/**
 * What of a client's state its person sees, as plain data: the same from TypeScript and from Python.
 * tests/support/recorded_runs/shown_state.py does the same. What has no order is sorted, and a value that says nothing (false, 0, "",
 * an empty list) is left out, as the wire leaves out defaults. Tasks that are out of date are asked for again.
 */

import type { Log, State } from "../src/state/model";

export type Shown = Readonly<Record<string, unknown>>;

export function shown(state: State): Shown {
  const tasks = [...state.tasks].filter(([chat]) => !state.stale.has(chat));
  return said({
    me: state.me,
    day: state.day,
    people: plain(state.people),
    accounts: plain(state.accounts, (account) => ({ ...account, tags: inOrder(account.tags ?? []) })),
    chats: plain(state.chats),
    opened: plain(state.logs, openedOf),
    presence: plain(state.presence),
    settings: state.settings,
    drafts: plain(state.drafts),
    held: state.held,
    acts: inOrder(state.acts),
    tasks: plain(new Map(tasks), ({ people: _, ...task }) => task),
    dialogs: plain(state.dialogs),
  }) as Shown;
}

/** `state` without the people of whom `other` says nothing: they may be known from before. */
export function knownAlike(state: Shown, other: Shown): Shown {
  const [people, named] = [state["people"] as Shown, other["people"] as Shown];
  return { ...state, people: Object.fromEntries(Object.entries(people).filter(([id]) => id in named)) };
}

function openedOf(log: Log): Shown {
  return {
    entries: log.entries,
    more_before: log.moreBefore,
    more_after: log.moreAfter,
    cursor: log.cursor,
    members: inOrder(log.members),
    reads: plain(log.reads),
  };
}

function plain<V>(map: ReadonlyMap<string, V>, part: (value: V) => unknown = (value) => value): Shown {
  return Object.fromEntries([...map].map(([key, value]) => [key, part(value)]));
}

/** By code point, as Python sorts. */
function inOrder(texts: readonly string[]): readonly string[] {
  return [...texts].sort((a, b) => (a < b ? -1 : 1));
}

function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said);
  if (typeof value !== "object" || value === null) return value;
  const parts = Object.entries(value).map(([name, part]) => [name, said(part)] as const);
  return Object.fromEntries(parts.filter(([, part]) => !isNothing(part)));
}

function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === false || value === 0 || value === "";
}
