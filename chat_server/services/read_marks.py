"""How far people have read: a row per chat and person that only moves forward."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.facts import ReadFact
from chat_server.domain.people import Viewer
from chat_server.domain.refusal import NOT_FOUND, Refusal
from chat_server.storage.chats import ordinal_at
from chat_server.storage.log import Changes, load_memberships
from chat_server.storage.sql import select_in, select_pairs
from chat_server.storage.writer import Done


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """I have read up to `seq`, said at `at` (ms); `quiet_since` as in Changes.mark_read."""

    viewer: Viewer
    chat: str
    seq: int
    at: int
    quiet_since: int


@dataclass(frozen=True, slots=True)
class _Chat:
    id: int
    pid: str
    head: int
    messages: int
    last_message: int


def mark_reads(connection: Connection, requests: Sequence[ReadRequest]) -> list[Done[None] | Refusal]:
    """Handler: move read marks forward; one that would move back stays and tells nobody."""
    found = _load_chats(connection, {request.chat for request in requests})
    wanted = {(found[r.chat].id, r.viewer.person) for r in requests if r.chat in found}
    members = load_memberships(connection, wanted)
    marks = _load_marks(connection, wanted)
    changes = Changes()
    outcomes = [_mark(connection, changes, found.get(r.chat), members, marks, r) for r in requests]
    changes.write(connection)
    return outcomes


def _mark(
    connection: Connection,
    changes: Changes,
    chat: _Chat | None,
    members: set[tuple[int, int]],
    marks: dict[tuple[int, int], int],
    request: ReadRequest,
) -> Done[None] | Refusal:
    me = request.viewer
    if chat is None or (chat.id, me.person) not in members:
        return NOT_FOUND
    seq = min(request.seq, chat.head)
    if seq <= marks.get((chat.id, me.person), 0):
        return Done(None)
    marks[(chat.id, me.person)] = seq
    ordinal = chat.messages if seq >= chat.last_message else ordinal_at(connection, chat.id, seq)
    changes.mark_read(chat.id, me.person, seq, ordinal, request.at, request.quiet_since)
    unread = chat.messages - ordinal
    return Done(None, (ReadFact(chat.id, chat.pid, me.person, me.pid, me.audience, seq, unread),))


_CHATS = (
    "SELECT c.id, c.pid, h.head, h.messages, h.last_message"
    " FROM chats c JOIN chat_heads h ON h.chat_id = c.id WHERE c.pid IN (:values)"
)


def _load_chats(connection: Connection, pids: set[str]) -> dict[str, _Chat]:
    return {row.pid: _Chat(*row) for row in select_in(connection, _CHATS, pids)}


def _load_marks(connection: Connection, places: set[tuple[int, int]]) -> dict[tuple[int, int], int]:
    rows = select_pairs(
        connection,
        "SELECT r.chat_id, r.person_id, r.seq FROM w CROSS JOIN read_marks r"
        " WHERE r.chat_id = w.a AND r.person_id = w.b",
        places,
    )
    return {(row.chat_id, row.person_id): row.seq for row in rows}
