/** Read marks: how far oneself and others have read. */

import type { PersonId, ReadMoved, ReadOwn, Seq } from "../../wire/wire";
import { type Log, put, type State } from "../model";
import type { Effects } from "./apply";
import { onChat, onLog } from "./events";

export const effects: Effects = {
  "read.own": readOwn,
  "read.moved": readMoved,
};

/** On whichever device: in the list, and as one of the marks. */
function readOwn(state: State, { chat, seq, unread, back = false }: ReadOwn): State {
  const listed = onChat(state, chat, (one) =>
    seq < (one.read ?? 0) && !back ? one : { ...one, read: seq, unread },
  );
  const me = state.me?.person.id;
  return me === undefined ? listed : onLog(listed, chat, (log) => withMark(log, me, seq, back));
}

function readMoved(state: State, { chat, person, seq }: ReadMoved): State {
  return onLog(state, chat, (log) => withMark(log, person, seq));
}

/** With the read mark of a person further, or, with `back`, wherever it is. */
export function withMark(log: Log, person: PersonId, seq: Seq, back = false): Log {
  return seq <= (log.reads.get(person) ?? 0) && !back ? log : { ...log, reads: put(log.reads, person, seq) };
}
