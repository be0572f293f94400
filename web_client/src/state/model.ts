/** What the client knows: immutable values, changed only by the pure functions beside this file. */

import type {
  Account,
  AccountId,
  Chat,
  ChatId,
  Cursor,
  Day,
  DialogId,
  DialogView,
  Draft,
  Entry,
  Held,
  Me,
  Message,
  Millis,
  Person,
  PersonId,
  Seq,
  Settings,
  Status,
  TaskView,
} from "../wire/wire";

/** A stretch of a chat's entries without holes, and what was heard about it. */
export interface Log {
  /** Oldest first. */
  readonly entries: readonly Entry[];
  readonly moreBefore: boolean;
  readonly moreAfter: boolean;
  /** Number of the last event taken into this log. */
  readonly cursor: Cursor;
  /** Number of the newest entry in this stretch or heard of after it. */
  readonly newest: Cursor;
  readonly members: readonly PersonId[];
  readonly reads: ReadonlyMap<PersonId, Cursor>;
  /** Changes of messages outside the stretch: a page asked for before they came is older than they are. */
  readonly amended: readonly Amendment[];
}

/** What an event changes in a message; of one that the message already knows, it changes nothing. */
export interface Amendment {
  readonly of: Seq;
  readonly change: (message: Message) => Message;
}

export interface State {
  readonly epoch: string | null;
  readonly version: string;
  readonly me: Me | null;
  readonly day: Day | null;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly accounts: ReadonlyMap<AccountId, Account>;
  readonly chats: ReadonlyMap<ChatId, Chat>;
  /** Only of chats that were opened. */
  readonly logs: ReadonlyMap<ChatId, Log>;
  /** Until when somebody is shown as typing. */
  readonly typing: ReadonlyMap<ChatId, ReadonlyMap<PersonId, Millis>>;
  /** Who is there, as one may know it; everybody else is offline. */
  readonly presence: ReadonlyMap<PersonId, Status>;
  /** One's own acts that wait for the end of quiet hours, or for one's decision. */
  readonly held: readonly Held[];
  readonly settings: Settings;
  /** What one has begun to write, as the server knows it. */
  readonly drafts: ReadonlyMap<ChatId, Draft>;
  /** One's own open dialogs with the bot. */
  readonly dialogs: ReadonlyMap<DialogId, DialogView>;
  /** Tasks that were asked for, by chat. */
  readonly tasks: ReadonlyMap<ChatId, TaskView>;
  /** Those of them that may stand otherwise by now: ask again. */
  readonly stale: ReadonlySet<ChatId>;
  /** What one may do to tasks at all; a chat's own list goes before it. */
  readonly acts: readonly string[];
}

export const EMPTY: State = {
  epoch: null,
  version: "",
  me: null,
  day: null,
  people: new Map(),
  accounts: new Map(),
  chats: new Map(),
  logs: new Map(),
  typing: new Map(),
  presence: new Map(),
  held: [],
  settings: {},
  drafts: new Map(),
  dialogs: new Map(),
  tasks: new Map(),
  stale: new Set(),
  acts: [],
};

/** A copy of `map` with one more or another entry. */
export function put<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}

/** A copy of `map` without `key`. */
export function drop<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}

/** `people` with newer knowledge about some of them. */
export function meet(
  people: ReadonlyMap<PersonId, Person>,
  more: readonly Person[],
): ReadonlyMap<PersonId, Person> {
  if (more.length === 0) return people;
  return new Map([...people, ...more.map((person) => [person.id, person] as const)]);
}
