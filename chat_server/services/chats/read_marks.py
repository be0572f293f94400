"""How far people have read: a row per chat and person.

For others a mark only moves forward (`shown`). For oneself it also goes back, where one marks as unread; unread
are the messages of others after it that were not deleted: `ordinal` counts all messages that stand before it or
are one's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import NOT_FOUND, Refusal
from chat_server.domain.facts import ReadFact
from chat_server.services.core.context import Context
from chat_server.storage.chats.log import (
    SIDES,
    Concerning,
    PendingRows,
    load_concerning_after,
    load_deleted_after,
    load_messages,
    load_ordinals,
)
from chat_server.storage.chats.members import load_memberships
from chat_server.storage.chats.read_marks import (
    ChatCounters,
    OwnMark,
    count_own,
    load_counters,
    load_own_marks,
    move_back,
)
from chat_server.storage.core.writer import Success, one_by_one


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRequest:
    """I have read up to `seq`, said at `at` (ms); `quiet_since` as in PendingRows.mark_read."""

    viewer: Viewer
    chat: str
    seq: int
    at: int
    quiet_since: int


_NOTHING_READ = OwnMark(0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _ReadGroup:
    """What deciding about a group of marks needs to know; by (chat, person), or by (chat, seq)."""

    chats: dict[str, ChatCounters]
    members: set[tuple[int, int]]
    marks: dict[tuple[int, int], OwnMark]
    ordinals: dict[tuple[int, int], int]
    deleted: dict[tuple[int, int], dict[int, int]]
    """How many messages after the place were deleted, by author."""
    concerning: dict[tuple[int, int], list[Concerning]]


def mark_reads(connection: Connection, requests: Sequence[ReadRequest]) -> list[Success[None] | Refusal]:
    """Handler: move read marks forward; one that would move back stays and tells nobody.

    Constant number of statements, two more if some are marks before the last message, one more before the last
    notice, and two more for each mark
    that had been moved back.
    """
    group = _load_group(connection, requests)
    pending = PendingRows()
    outcomes = [_mark(connection, group, pending, request) for request in requests]
    pending.write(connection)
    return outcomes


def _load_group(connection: Connection, requests: Sequence[ReadRequest]) -> _ReadGroup:
    chats = load_counters(connection, {request.chat for request in requests})
    known = [(chats[request.chat], request) for request in requests if request.chat in chats]
    wanted = {(chat.id, request.viewer.person) for chat, request in known}
    inside = {(chat.id, r.seq) for chat, r in known if r.seq < chat.last_message}
    before_notices = {(chat.id, r.seq) for chat, r in known if r.seq < chat.last_notice}
    return _ReadGroup(
        chats=chats,
        members=load_memberships(connection, wanted),
        marks=load_own_marks(connection, wanted),
        ordinals=load_ordinals(connection, inside),
        deleted=load_deleted_after(connection, inside),
        concerning=load_concerning_after(connection, before_notices),
    )


def _mark(
    connection: Connection, group: _ReadGroup, pending: PendingRows, request: ReadRequest
) -> Success[None] | Refusal:
    me, chat = request.viewer, group.chats.get(request.chat)
    if chat is None or (chat.id, me.person) not in group.members:
        return NOT_FOUND
    seq = min(request.seq, chat.head)
    before = group.marks.get((chat.id, me.person), _NOTHING_READ)
    if seq <= before.seq:
        return Success(None)
    ordinal = chat.messages
    if seq < chat.last_message:
        ordinal = group.ordinals[(chat.id, seq)] + _own_after(connection, chat.id, me.person, before, seq)
    group.marks[(chat.id, me.person)] = OwnMark(seq, ordinal, max(seq, before.shown))
    pending.mark_read(chat.id, me.person, seq, ordinal, request.at, request.quiet_since)
    unread = chat.messages - ordinal - _deleted(group.deleted, chat.id, seq, me.person)
    unread += _concerning(group.concerning, chat.id, seq, me)
    return Success(None, (_fact(chat, me, seq, unread, shown=seq > before.shown),))


def _deleted(deleted: dict[tuple[int, int], dict[int, int]], chat: int, seq: int, person: int) -> int:
    """Deleted messages of others after a place."""
    by_author = deleted.get((chat, seq), {})
    return sum(count for author, count in by_author.items() if author != person)


def _concerning(found: dict[tuple[int, int], list[Concerning]], chat: int, seq: int, me: Viewer) -> int:
    """Events after a place that concern somebody's side, but for what they caused themselves."""
    counted = found.get((chat, seq), [])
    return sum(one.events for one in counted if one.side == SIDES[me.audience] and one.actor != me.person)


def _fact(
    chat: ChatCounters, me: Viewer, seq: int, unread: int, *, shown: bool = False, back: bool = False
) -> ReadFact:
    return ReadFact(
        chat=chat.id,
        chat_pid=chat.pid,
        person=me.person,
        pid=me.pid,
        subject=me.audience,
        seq=seq,
        unread=unread,
        back=back,
        shown=shown,
    )


def _own_after(connection: Connection, chat: int, person: int, before: OwnMark, seq: int) -> int:
    """Messages of one's own after `seq`, where the mark stands at `before` now.

    There are none unless the mark was moved back: writing moves it to the end. From the old place of the mark
    only the way to the new one is counted, not what lies after both.
    """
    if before.seq >= before.shown:
        return 0
    known = before.ordinal - load_ordinals(connection, {(chat, before.seq)}).get((chat, before.seq), 0)
    return known - count_own(connection, chat, person, before.seq, seq)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A request to go back, and how many messages of one's own lie between its place and `upto`."""

    request: ReadRequest
    upto: int
    own: int


async def unmark_read(context: Context, request: ReadRequest) -> None:
    """Count the message `seq` and what follows as unread again, for oneself only. Raises Refusal.

    The way back may be long: it is counted beside the writer, who then only counts what moved meanwhile.
    """
    counted = await context.read(partial(_count_way, request=request))
    await context.writer.run(request.viewer.person, _move_back, counted)


def _count_way(connection: Connection, request: ReadRequest) -> _Counted:
    person, chat = request.viewer.person, load_counters(connection, {request.chat}).get(request.chat)
    if chat is None:
        return _Counted(request, request.seq - 1, 0)
    now = load_own_marks(connection, {(chat.id, person)}).get((chat.id, person), _NOTHING_READ)
    upto = max(now.seq, request.seq - 1)
    return _Counted(request, upto, count_own(connection, chat.id, person, request.seq - 1, upto))


def _own_between(connection: Connection, chat: int, counted: _Counted, seq: int) -> int:
    """Messages of one's own between the place of the request and `seq`."""
    person = counted.request.viewer.person
    if seq >= counted.upto:
        return counted.own + count_own(connection, chat, person, counted.upto, seq)
    return counted.own - count_own(connection, chat, person, seq, counted.upto)


def _unmark(connection: Connection, counted: _Counted) -> Success[None]:
    request = counted.request
    me, chat = request.viewer, load_counters(connection, {request.chat}).get(request.chat)
    if chat is None or not load_memberships(connection, {(chat.id, me.person)}):
        raise Refusal("not_found")
    if not load_messages(connection, {(chat.id, request.seq)}):
        raise Refusal("not_found", "there is no such message", field="seq")
    now = load_own_marks(connection, {(chat.id, me.person)}, lock=True).get(
        (chat.id, me.person), _NOTHING_READ
    )
    seq = request.seq - 1
    if now.seq <= seq:
        return Success(None)
    ordinals = load_ordinals(connection, {(chat.id, request.seq), (chat.id, now.seq)})
    own = now.ordinal - ordinals[(chat.id, now.seq)] + _own_between(connection, chat.id, counted, now.seq)
    ordinal = ordinals[(chat.id, request.seq)] - 1 + own
    move_back(connection, chat.id, me.person, seq, ordinal)
    gone = load_deleted_after(connection, {(chat.id, seq)})
    unread = chat.messages - ordinal - _deleted(gone, chat.id, seq, me.person)
    unread += _concerning(load_concerning_after(connection, {(chat.id, seq)}), chat.id, seq, me)
    return Success(None, (_fact(chat, me, seq, unread, back=True),))


_move_back = one_by_one(_unmark)
