"""Chats: creating and finding them, and how they stand in somebody's list. Keys are those of the database."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import Connection, insert, select, text, update

from chat_server.domain.chats.access import ChatKind
from chat_server.domain.chats.chat import Entry, LastMessage, ListedChat, ListedTask
from chat_server.domain.core.events import EventKind
from chat_server.domain.files.file import File
from chat_server.storage.chats.tables import MOVED_STEP_MS, chat_heads, chats
from chat_server.storage.core.sql import Named, Query, select_in
from chat_server.storage.files.files import load_files

_LIST = (
    "SELECT c.id, c.pid, c.kind, c.title, c.staff_only, h.head, c.created_at, h.messages, acc.pid AS account,"
    " r.seq AS read, r.ordinal, me.pinned, m.seq AS last_seq, m.at AS last_at, COALESCE(cm.deleted, 0) AS deleted,"
    " t.text, a.pid AS author, peer.pid AS peer,"
    " n.seq AS notice_seq, n.kind AS notice_kind, n.at AS notice_at, n.title AS notice_title, na.pid AS notice_actor,"
    " np.pid AS notice_person, nt.text AS notice_text, task.status, task.turn, ta.pid AS assistant,"
    " CASE WHEN h.last_notice > COALESCE(r.seq, 0) THEN (SELECT COUNT(*) FROM events u WHERE u.chat_id = c.id"
    " AND u.seq > COALESCE(r.seq, 0) AND u.concerns = CASE self.kind WHEN 'customer' THEN 1 ELSE 2 END"
    " AND u.actor_id <> :person) ELSE 0 END AS concerning,"
    " CASE WHEN h.messages > COALESCE(r.ordinal, 0) THEN (SELECT COUNT(*) FROM changed_messages d"
    " JOIN events o ON o.chat_id = d.chat_id AND o.seq = d.seq WHERE d.chat_id = c.id AND d.seq > COALESCE(r.seq, 0)"
    " AND d.deleted = 1 AND COALESCE(o.writer_id, o.actor_id) <> :person) ELSE 0 END AS deleted_unread"
    " FROM {source} JOIN chat_heads h ON h.chat_id = c.id"
    " LEFT JOIN accounts acc ON acc.id = c.account_id"
    " LEFT JOIN read_marks r ON r.chat_id = c.id AND r.person_id = :person"
    " LEFT JOIN events m ON m.chat_id = c.id AND m.seq = h.last_message"
    " LEFT JOIN changed_messages cm ON cm.chat_id = m.chat_id AND cm.seq = m.seq"
    " LEFT JOIN texts t ON t.id = COALESCE(cm.text_id, m.text_id)"
    " LEFT JOIN people a ON a.id = m.actor_id"
    " LEFT JOIN events n ON n.chat_id = c.id AND n.seq = h.last_notice"
    " LEFT JOIN people na ON na.id = n.actor_id"
    " LEFT JOIN people np ON np.id = n.person_id"
    " LEFT JOIN texts nt ON nt.id = n.text_id"
    " LEFT JOIN people self ON self.id = :person"
    " LEFT JOIN tasks task ON task.chat_id = c.id"
    " LEFT JOIN people ta ON ta.id = CASE WHEN self.kind = 'customer' THEN task.assistant_id"
    " ELSE COALESCE(task.responsible_id, task.assistant_id) END"
    " LEFT JOIN chat_members other ON c.kind = 'direct' AND other.chat_id = c.id AND other.person_id <> :person"
    " LEFT JOIN people peer ON peer.id = other.person_id"
)
_MINE = Query(
    text(
        _LIST.format(source="chat_members me JOIN chats c ON c.id = me.chat_id")
        + " WHERE me.person_id = :person"
    )
)
_ONE = Query(
    text(
        _LIST.format(
            source="chats c LEFT JOIN chat_members me ON me.chat_id = c.id AND me.person_id = :person"
        )
        + " WHERE c.id = :chat"
    )
)


def load_list(connection: Connection, person: int) -> list[ListedChat]:
    """The chats somebody is a member of, in an order that tells nothing, as the database's own order might."""
    found = _MINE(connection, {"person": person})  # a database that sorts would first copy all that they say
    rows = sorted(found, key=_PID)
    files = _load_files(connection, rows)
    return [_listed(row, files) for row in rows]


_PID = attrgetter("pid")


def load_listed(
    connection: Connection, person: int, chat: int, looking_in: bool = False
) -> ListedChat | None:
    """One chat as it stands, or would stand, in somebody's list."""
    rows = _ONE(connection, {"person": person, "chat": chat})
    return _listed(rows[0], _load_files(connection, rows), looking_in) if rows else None


_LastFiles = Mapping[tuple[int, int], tuple[File, ...]]


def _load_files(connection: Connection, rows: Iterable[Named]) -> _LastFiles:
    """Those of last messages that have no words."""
    wordless = {(row.id, row.last_seq) for row in rows if row.last_seq and not row.text and not row.deleted}
    return load_files(connection, wordless)


def _listed(row: Named, files: _LastFiles, looking_in: bool = False) -> ListedChat:
    last = None
    if row.last_seq is not None:
        last = LastMessage(
            seq=row.last_seq,
            author=row.author,
            at=row.last_at,
            text=row.text or "",
            deleted=bool(row.deleted),
            files=files.get((row.id, row.last_seq), ()),
        )
    return ListedChat(
        id=row.id,
        pid=row.pid,
        kind=row.kind,
        title=row.title,
        account=row.account,
        peer=None if looking_in else row.peer,
        staff_only=bool(row.staff_only),
        head=row.head,
        created_at=row.created_at,
        read=row.read or 0,
        unread=0 if looking_in else _unread(row),
        last=last,
        notice=_notice(row),
        task=ListedTask(row.status, row.turn, row.assistant) if row.status is not None else None,
        looking_in=looking_in,
        pinned=bool(row.pinned),
    )


def _unread(row: Named) -> int:
    messages: int = row.messages - (row.ordinal or 0) - row.deleted_unread
    return messages + int(row.concerning)


_KINDS = {int(kind): kind for kind in EventKind}


def _notice(row: Named) -> Entry | None:
    kind = _KINDS.get(row.notice_kind)
    if kind is None:  # there is none yet, or of a later version: the log says what cannot be read
        return None
    return Entry(
        seq=row.notice_seq,
        kind=kind,
        at=row.notice_at,
        actor=row.notice_actor,
        person=row.notice_person,
        title=row.notice_title if kind is EventKind.RENAMED else None,
        code=row.notice_title if kind is EventKind.TASK else None,
        text=row.notice_text or "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatToCreate:
    """A chat to be created, without events and members. People and accounts are database keys, times milliseconds."""

    pid: str
    kind: ChatKind
    title: str
    account: int | None
    staff_only: bool
    direct_key: str | None
    """Of a direct chat: see `direct_key_of`."""
    created_by: int
    created_at: int


def create_chat(connection: Connection, new: ChatToCreate) -> int:
    """A new chat; its key."""
    statement = insert(chats).values(
        pid=new.pid, kind=new.kind, title=new.title, account_id=new.account, staff_only=int(new.staff_only),
        direct_key=new.direct_key, created_by=new.created_by, created_at=new.created_at,
    )  # fmt: skip
    key: int = connection.execute(statement.returning(chats.c.id)).scalar_one()
    connection.execute(insert(chat_heads).values(chat_id=key, head=0, messages=0, last_message=0, moved=0))
    return key


def direct_key_of(one: int, other: int) -> str:
    """The name of two people's direct chat: there is one at most."""
    low, high = sorted((one, other))
    return f"{low}:{high}"


def find_direct_chat(connection: Connection, direct_key: str) -> int | None:
    """The key of a direct chat by the name of its people."""
    found = select(chats.c.id).where(chats.c.direct_key == direct_key)
    return connection.execute(found).scalar_one_or_none()


def set_title(connection: Connection, chat: int, title: str) -> None:
    """Give a chat another title."""
    connection.execute(update(chats).where(chats.c.id == chat).values(title=title))


def list_chats_of_account(connection: Connection, account: int) -> list[str]:
    """The public ids of the chats of an account's tasks."""
    return list(connection.execute(select(chats.c.pid).where(chats.c.account_id == account)).scalars())


def find_chat(connection: Connection, pid: str) -> int | None:
    """The database key of a chat."""
    return connection.execute(select(chats.c.id).where(chats.c.pid == pid)).scalar_one_or_none()


def find_pids(connection: Connection, keys: Collection[int]) -> dict[int, str]:
    """The public ids of chats, by key."""
    found = connection.execute(select(chats.c.id, chats.c.pid).where(chats.c.id.in_(sorted(keys))))
    return {row.id: row.pid for row in found}


def load_moved(connection: Connection, since: int) -> list[tuple[int, int]]:
    """Chats whose head moved at or shortly before a moment (ms) or after it, with their heads."""
    moved = chat_heads.c.moved >= since // MOVED_STEP_MS
    rows = connection.execute(select(chat_heads.c.chat_id, chat_heads.c.head).where(moved))
    return [(row.chat_id, row.head) for row in rows]


def load_heads(connection: Connection, ids: Collection[int]) -> dict[int, int]:
    """Number of the last event of each chat."""
    rows = connection.execute(
        select(chat_heads.c.chat_id, chat_heads.c.head).where(chat_heads.c.chat_id.in_(sorted(ids)))
    )
    return {row.chat_id: row.head for row in rows}


def find_chats(connection: Connection, pids: Collection[str]) -> dict[str, int]:
    """Keys of chats by public id; unknown ones are missing."""
    rows = select_in(connection, "SELECT c.pid, c.id FROM chats c WHERE c.pid IN (:values)", pids)
    return {row[0]: row[1] for row in rows}
