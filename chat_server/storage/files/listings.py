"""Files of chats, newest first, with the messages that brought them."""

from dataclasses import dataclass

from sqlalchemy import BigInteger, Connection, Select, String, bindparam, or_, select

from chat_server.domain.core.people import PersonKind, Viewer
from chat_server.domain.files.file import File, FiledFile
from chat_server.domain.files.sound import Sound
from chat_server.storage.chats.tables import chats, events
from chat_server.storage.core.sql import Named, Query
from chat_server.storage.files.tables import message_files
from chat_server.storage.people.tables import people
from chat_server.storage.visible import ACCOUNT, CHAT, is_readable, parameters

_KIND = bindparam("kind", type_=String)
_BEFORE = bindparam("before", type_=BigInteger)
_LIMIT = bindparam("limit", type_=BigInteger)
NEWEST = 2**53
"""Above every key."""

_LIST: Select[tuple[object, ...]] = (
    select(
        message_files.c.id, message_files.c.pid, message_files.c.seq, message_files.c.name, message_files.c.kind,
        message_files.c.type, message_files.c.size, message_files.c.width, message_files.c.height,
        message_files.c.version, message_files.c.content, message_files.c.voice,
        message_files.c.duration, message_files.c.peaks, message_files.c.chat_id, chats.c.pid.label("chat"),
        people.c.pid.label("author"), events.c.actor_id, events.c.at,
    )
    .join(chats, chats.c.id == message_files.c.chat_id)
    .join(events, (events.c.chat_id == message_files.c.chat_id) & (events.c.seq == message_files.c.seq))
    .join(people, people.c.id == events.c.actor_id)
    .where(or_(_KIND == "", message_files.c.kind == _KIND), message_files.c.id < _BEFORE)
    .order_by(message_files.c.id.desc())
    .limit(_LIMIT)
)  # fmt: skip
_OF_CHAT = Query(_LIST.where(message_files.c.chat_id == CHAT))
_OF_MESSAGE = Query(
    _LIST.where(message_files.c.chat_id == CHAT, message_files.c.seq == bindparam("seq", type_=BigInteger))
)
_PLACE = select(message_files.c.id, message_files.c.chat_id, chats.c.account_id).join(
    chats, chats.c.id == message_files.c.chat_id
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """A file with its key and those of its chat and of its message's author.

    `content` is what the file store keeps its bytes under.
    """

    id: int
    filed: FiledFile
    chat: int
    author: int
    content: str


def load_files_of_message(connection: Connection, chat: int, seq: int) -> list[ListedFile]:
    """The files of one message, the last first."""
    given = {"chat": chat, "seq": seq, "kind": "", "before": NEWEST, "limit": NEWEST}
    return [_listed(row) for row in _OF_MESSAGE(connection, given)]


def load_files_of_chat(
    connection: Connection, chat: int, kind: str, before: int, limit: int
) -> list[ListedFile]:
    """The newest files of a chat, of one kind or, where that is empty, of all; older than the one of key `before`."""
    given = {"chat": chat, "kind": kind, "before": before, "limit": limit}
    return [_listed(row) for row in _OF_CHAT(connection, given)]


def load_files_of_account(
    connection: Connection, viewer: Viewer, account: int, now: int, kind: str, before: int, limit: int
) -> list[ListedFile]:
    """The same of all chats of an account that somebody may read at a moment (ms)."""
    given = {
        **parameters(viewer, now),
        "account": account,
        "kind": kind,
        "before": before,
        "limit": limit,
    }
    return [_listed(row) for row in _of_account(viewer.kind)(connection, given)]


_BY_KIND: dict[PersonKind, Query] = {}


def _of_account(kind: PersonKind) -> Query:
    if kind not in _BY_KIND:
        readable = is_readable(kind, chats.c.id, chats.c.account_id)
        _BY_KIND[kind] = Query(_LIST.where(chats.c.account_id == ACCOUNT, readable))
    return _BY_KIND[kind]


def _listed(row: Named) -> ListedFile:
    filed = FiledFile(file=_file(row), chat_pid=row.chat, seq=row.seq, author=row.author, at=row.at)
    return ListedFile(id=row.id, filed=filed, chat=row.chat_id, author=row.actor_id, content=row.content)


def _file(row: Named) -> File:
    return File(
        pid=row.pid,
        name=row.name,
        kind=row.kind,
        type=row.type,
        size=row.size,
        width=row.width,
        height=row.height,
        version=row.version,
        voice=bool(row.voice),
        sound=Sound(row.duration, row.peaks),
    )


_STORED = Query(select(*message_files.c).where(message_files.c.id == bindparam("id", type_=BigInteger)))


def load_stored_file(connection: Connection, key: int) -> tuple[File, str]:
    """A file by its key, and what the file store keeps its bytes under."""
    (row,) = _STORED(connection, {"id": key})
    return _file(row), row.content


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A file and where it is, by keys."""

    id: int
    chat: int
    account: int | None


def find_file(connection: Connection, pid: str) -> FilePlace | None:
    """Where a file is, by its public id."""
    row = connection.execute(_PLACE.where(message_files.c.pid == pid)).one_or_none()
    return None if row is None else FilePlace(*row)
