"""The log of a chat: taking numbers, appending events with their projections, and reading events again.

Everything is set-wise: a group of requests costs the same number of statements as one (DESIGN "Speed").
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from operator import itemgetter

from sqlalchemy import Connection, bindparam, insert, text, update

from chat_server.domain.chats.access import ChatKind
from chat_server.domain.core.events import NOTICES, EventKind
from chat_server.domain.core.people import Audience
from chat_server.storage.chats.tables import MOVED_STEP_MS, chat_heads, events, texts
from chat_server.storage.core.done_commands import CommandKey
from chat_server.storage.core.sql import Many, Params, select_all, select_in, select_pairs, with_kinds
from chat_server.storage.core.tables import done_commands


@dataclass(slots=True, kw_only=True)
class ChatHead:
    """A chat locked for appending; its counters move with every event taken."""

    id: int
    pid: str
    kind: ChatKind
    title: str
    account: int | None
    staff_only: bool
    head: int
    messages: int
    last_message: int
    last_notice: int


SIDES: dict[Audience | None, int] = {"customer": 1, "staff": 2}
"""The sides of a task as `events.concerns` has them."""

SIDE_OF: dict[int | None, Audience] = {number: side for side, number in SIDES.items() if side is not None}
"""The same by number."""

_LOCK = (
    "SELECT c.id, c.pid, c.kind, c.title, c.account_id, c.staff_only, h.head, h.messages, h.last_message,"
    " h.last_notice"
    " FROM chats c JOIN chat_heads h ON h.chat_id = c.id WHERE c.pid IN (:values) ORDER BY c.id"
)


def lock_chats(connection: Connection, pids: Collection[str]) -> dict[str, ChatHead]:
    """The chats by public id, locked against other processes in one order; absent ones are missing."""
    lock = "" if connection.dialect.name == "sqlite" else " FOR UPDATE OF h"
    return {
        pid: ChatHead(
            id=key, pid=pid, kind=kind, title=title, account=account, staff_only=staff_only,
            head=head, messages=messages, last_message=last_message, last_notice=last_notice,
        )
        for key, pid, kind, title, account, staff_only, head, messages, last_message, last_notice
        in select_in(connection, _LOCK + lock, pids)
    }  # fmt: skip


_MESSAGES = with_kinds(
    "SELECT e.chat_id, e.seq FROM w CROSS JOIN events e"
    " WHERE e.chat_id = w.a AND e.seq = w.b AND e.kind = {MESSAGE}"
)


def load_messages(connection: Connection, places: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of the (chat, seq) places that are messages."""
    return {(chat, seq) for chat, seq in select_pairs(connection, _MESSAGES, places)}


def load_ordinals(connection: Connection, places: Collection[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """How many messages a chat had when it stood at a number, by (chat, seq)."""
    rows = select_pairs(
        connection,
        "SELECT e.chat_id, e.seq, e.ordinal FROM w CROSS JOIN events e WHERE e.chat_id = w.a AND e.seq = w.b",
        places,
    )
    return {(chat, seq): ordinal for chat, seq, ordinal in rows}


_DELETED_AFTER = (
    "SELECT w.a AS chat, w.b AS after, COALESCE(e.writer_id, e.actor_id) AS author, COUNT(*) AS deleted"
    " FROM w CROSS JOIN changed_messages d CROSS JOIN events e"
    " WHERE d.chat_id = w.a AND d.seq > w.b AND d.deleted = 1 AND e.chat_id = d.chat_id AND e.seq = d.seq"
    " GROUP BY w.a, w.b, COALESCE(e.writer_id, e.actor_id)"
)


def load_deleted_after(
    connection: Connection, places: Collection[tuple[int, int]]
) -> dict[tuple[int, int], dict[int, int]]:
    """How many messages after a number were deleted, by (chat, seq) and author: they are not unread."""
    found: dict[tuple[int, int], dict[int, int]] = {}
    for chat, after, author, deleted in select_pairs(connection, _DELETED_AFTER, places):
        found.setdefault((chat, after), {})[author] = deleted
    return found


_CONCERNING_AFTER = (
    "SELECT w.a AS chat, w.b AS after, e.concerns, e.actor_id, COUNT(*) AS events FROM w CROSS JOIN events e"
    " WHERE e.chat_id = w.a AND e.seq > w.b AND e.concerns IS NOT NULL GROUP BY w.a, w.b, e.concerns, e.actor_id"
)


@dataclass(frozen=True, slots=True)
class Concerning:
    """How many events concern a side, by the person who caused them."""

    side: int
    """As in SIDES."""
    actor: int
    events: int


def load_concerning_after(
    connection: Connection, places: Collection[tuple[int, int]]
) -> dict[tuple[int, int], list[Concerning]]:
    """The events after a number that count as unread besides messages, by (chat, seq)."""
    found: dict[tuple[int, int], list[Concerning]] = {}
    for chat, after, side, actor, count in select_pairs(connection, _CONCERNING_AFTER, places):
        found.setdefault((chat, after), []).append(Concerning(side, actor, count))
    return found


@dataclass(slots=True, kw_only=True)
class PendingRows:
    """Rows of one group, gathered while its requests are decided and written in one go."""

    events: list[Params] = field(default_factory=list)
    texts: list[tuple[int, str]] = field(default_factory=list)
    done: list[Params] = field(default_factory=list)
    reads: list[Params] = field(default_factory=list)
    heads: dict[int, Params] = field(default_factory=dict)
    last_text: int | None = None
    """The last id of a wording, where it is known already."""

    def append(
        self, chat: ChatHead, kind: int, at: int, actor: int, *, writer: int | None = None,
        ref: int | None = None, text: str | None = None, person: int | None = None, title: str | None = None,
        concerns: Audience | None = None,
    ) -> int:  # fmt: skip
        """Take the chat's next number for an event and return it.

        `text` is a wording it brings; `concerns` says who counts it as unread.
        """
        chat.head += 1
        if kind == EventKind.MESSAGE:
            chat.messages += 1
            chat.last_message = chat.head
        elif kind in NOTICES:
            chat.last_notice = chat.head
        place = None
        if text is not None:
            self.texts.append((at, text))
            place = len(self.texts)
        self.events.append(
            (
                chat.id,
                chat.head,
                int(kind),
                at,
                actor,
                writer,
                chat.messages,
                ref,
                place,
                person,
                title,
                SIDES.get(concerns),
            )
        )
        self.heads[chat.id] = (
            chat.head, chat.messages, chat.last_message, chat.last_notice, at // MOVED_STEP_MS, chat.id
        )  # fmt: skip
        return chat.head

    def remember(self, key: CommandKey, chat: int, seq: int, at: int, held: int | None = None) -> None:
        """Keep the result of a command for its repetitions; see DoneCommand."""
        self.done.append((key.key, key.person, key.body, chat, seq, at, held))

    def mark_read(
        self,
        chat: int,
        person: int,
        seq: int,
        ordinal: int,
        at: int,
        quiet_since: int,
        *,
        openly: bool = False,
    ) -> None:
        """`quiet_since` (ms) is the start of the present quiet interval, 0 outside quiet hours.

        `openly`: by writing a message oneself, which shows that one was there; no mark is hidden behind it.
        `ordinal` counts the messages of the chat that are not unread then.
        """
        self.reads.append((chat, person, seq, ordinal, seq, at, seq if openly else 0, quiet_since))

    def write(self, connection: Connection) -> list[int]:
        """Write everything; the ids of the texts, in the order in which they were brought."""
        ids = take_text_ids(connection, len(self.texts), self.last_text)
        _INSERT_TEXT(
            connection, [(key, at, content) for key, (at, content) in zip(ids, self.texts, strict=True)]
        )
        _INSERT_EVENT(connection, [_with_text_id(row, ids) for row in sorted(self.events, key=_PLACE)])
        _INSERT_DONE(connection, self.done)
        _UPSERT_READ(connection, sorted(self.reads, key=_PLACE))
        _UPDATE_HEAD(connection, [self.heads[chat] for chat in sorted(self.heads)])
        return ids


_PLACE = itemgetter(0, 1)
"""Sorts rows by what they begin with: where they lie in the table."""

_TEXT = 8
"""Place of the text in a row of events: first which one it brought, then its id."""


def _with_text_id(row: Params, ids: list[int]) -> Params:
    place = row[_TEXT]
    return row if not isinstance(place, int) else (*row[:_TEXT], ids[place - 1], *row[_TEXT + 1 :])


def take_text_ids(connection: Connection, count: int, last: int | None = None) -> list[int]:
    """New ids for wordings, rising: what is written together lies together. `last`: after which, if that is known."""
    if not count:
        return []
    if last is not None:
        return list(range(last + 1, last + 1 + count))
    if connection.dialect.name == "sqlite":
        ((highest,),) = select_all(connection, "SELECT COALESCE(MAX(id), 0) FROM texts")
        return list(range(highest + 1, highest + 1 + count))
    rows = connection.exec_driver_sql("SELECT nextval('text_ids') FROM generate_series(1, $1)", (count,))
    return list(rows.scalars())


_EVENT_COLUMNS = (
    "chat_id", "seq", "kind", "at", "actor_id", "writer_id", "ordinal", "ref", "text_id", "person_id", "title",
    "concerns",
)  # fmt: skip
_INSERT_EVENT = Many(insert(events), _EVENT_COLUMNS)
_INSERT_TEXT = Many(insert(texts), ("id", "at", "text"))
_INSERT_DONE = Many(insert(done_commands), ("key", "person_id", "body", "chat_id", "seq", "at", "held_id"))
_UPDATE_HEAD = Many(
    update(chat_heads)
    .where(chat_heads.c.chat_id == bindparam("chat"))
    .values(
        head=bindparam("new_head"),
        messages=bindparam("new_messages"),
        last_message=bindparam("new_last"),
        last_notice=bindparam("new_notice"),
        moved=bindparam("new_moved"),
    ),
    ("new_head", "new_messages", "new_last", "new_notice", "new_moved", "chat"),
)
_UPSERT_READ = Many(
    text(
        "INSERT INTO read_marks (chat_id, person_id, seq, ordinal, shown, moved_at, before)"
        " VALUES (:chat, :person, :seq, :ordinal, :shown, :at, :before)"
        " ON CONFLICT (chat_id, person_id) DO UPDATE SET seq = excluded.seq, ordinal = excluded.ordinal,"
        " shown = CASE WHEN excluded.shown > read_marks.shown THEN excluded.shown ELSE read_marks.shown END,"
        " moved_at = CASE WHEN excluded.shown > read_marks.shown THEN excluded.moved_at"
        " ELSE read_marks.moved_at END, before = CASE WHEN excluded.before > 0 THEN excluded.before"
        " WHEN excluded.shown > read_marks.shown AND read_marks.moved_at < :quiet_since"
        " THEN read_marks.shown ELSE read_marks.before END"
        " WHERE excluded.seq > read_marks.seq"
    ),
    ("chat", "person", "seq", "ordinal", "shown", "at", "before", "quiet_since"),
)
