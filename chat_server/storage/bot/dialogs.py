"""Dialogs of the bot as rows: the state is one JSON text, the columns are what is looked for."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, insert, or_, select, update

from chat_server import faults
from chat_server.domain.bot.codec import Malformed, state_from_json, state_to_json
from chat_server.domain.bot.values import DialogState
from chat_server.domain.core.people import Viewer
from chat_server.storage.bot.tables import dialogs
from chat_server.storage.chats.tables import chats
from chat_server.storage.core.due import Due
from chat_server.storage.core.sql import by_name
from chat_server.storage.people.tables import account_users, accounts, assignments, people
from chat_server.storage.visible import ASSIGNMENT_HOLDS, creatable_accounts, parameters


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDialog:
    """A dialog of `person`, by database key. `state` is None where what is stored cannot be understood."""

    id: int
    pid: str
    person: int
    script: str
    due_at: int
    changed_at: int
    chat_pid: str | None
    state: DialogState | None


_STORED = select(
    dialogs.c.id,
    dialogs.c.pid,
    dialogs.c.person_id,
    dialogs.c.script,
    dialogs.c.due_at,
    dialogs.c.changed_at,
    chats.c.pid.label("chat_pid"),
    dialogs.c.state,
).outerjoin_from(dialogs, chats, chats.c.id == dialogs.c.chat_id)


def _stored(row: Row[*tuple[Any, ...]]) -> StoredDialog:
    return StoredDialog(
        id=row.id,
        pid=row.pid,
        person=row.person_id,
        script=row.script,
        due_at=row.due_at,
        changed_at=row.changed_at,
        chat_pid=row.chat_pid,
        state=_state(row.state, row.script, row.pid),
    )


def _state(data: str, script: str, pid: str) -> DialogState | None:
    try:
        state = state_from_json(json.loads(data))
    except (Malformed, ValueError, RecursionError) as error:
        faults.skip("dialogs", pid, error)
        return None
    return state if state.script == script else None


def _columns(state: DialogState, due_at: int) -> dict[str, object]:
    return {
        "number": state.number,
        "status": state.status,
        "changed_at": state.changed_at,
        "due_at": due_at,
        "state": json.dumps(state_to_json(state), ensure_ascii=False, separators=(",", ":")),
    }


def create_dialog(
    connection: Connection, pid: str, person: int, state: DialogState, due_at: int, chat: int | None
) -> int:
    """A new dialog; its key."""
    values = {"pid": pid, "person_id": person, "script": state.script, "chat_id": chat}
    statement = insert(dialogs).values(values | _columns(state, due_at)).returning(dialogs.c.id)
    dialog: int = connection.execute(statement).scalar_one()
    return dialog


def save_dialog(
    connection: Connection, dialog: int, state: DialogState, due_at: int, chat: int | None = None
) -> None:
    """How a dialog stands from now on; lock it first. `chat`: what became of it."""
    values = _columns(state, due_at) | ({} if chat is None else {"chat_id": chat})
    connection.execute(update(dialogs).where(dialogs.c.id == dialog).values(values))


def put_off(connection: Connection, dialog: int, due_at: int) -> None:
    """Look at a dialog again at another moment."""
    connection.execute(update(dialogs).where(dialogs.c.id == dialog).values(due_at=due_at))


def delete_dialog(connection: Connection, dialog: int) -> None:
    connection.execute(delete(dialogs).where(dialogs.c.id == dialog))


def load_dialog(connection: Connection, dialog: int) -> StoredDialog | None:
    """A dialog by its key."""
    row = connection.execute(_STORED.where(dialogs.c.id == dialog)).one_or_none()
    return None if row is None else _stored(row)


def lock_dialog(connection: Connection, pid: str) -> StoredDialog | None:
    """A dialog, locked against other processes: of two inputs the second sees what the first did.

    Read after the lock: PostgreSQL shows what a locking statement joins as it was before the wait.
    """
    found = select(dialogs.c.id).where(dialogs.c.pid == pid).with_for_update()
    key: int | None = connection.execute(found).scalar_one_or_none()
    return None if key is None else load_dialog(connection, key)


def load_open_dialogs(connection: Connection, person: int) -> list[StoredDialog]:
    """Somebody's open dialogs, the newest change first."""
    mine = _STORED.where(dialogs.c.person_id == person, dialogs.c.status == "open")
    rows = connection.execute(mine.order_by(dialogs.c.changed_at.desc(), dialogs.c.id.desc()))
    return [_stored(row) for row in rows]


_ITS_ACCOUNTS = select(assignments.c.account_id).where(
    assignments.c.person_id == bindparam("person"), ASSIGNMENT_HOLDS
)
_COLLEAGUES = assignments.alias()
_CHOOSING = (
    select(dialogs.c.person_id)
    .distinct()
    .join(people, people.c.id == dialogs.c.person_id)
    .where(
        dialogs.c.status == "open",
        or_(
            people.c.kind == "management",
            people.c.id.in_(
                select(account_users.c.person_id).where(account_users.c.account_id.in_(_ITS_ACCOUNTS))
            ),
            people.c.id.in_(
                select(_COLLEAGUES.c.person_id).where(_COLLEAGUES.c.account_id.in_(_ITS_ACCOUNTS))
            ),
        ),
    )
)


def load_owners_choosing(connection: Connection, person: int, now_ms: int) -> list[int]:
    """Who has an open dialog in which an assistant may be chosen; some more, whose assignment is over."""
    return list(connection.execute(_CHOOSING, {"person": person, "now": now_ms}).scalars())


def count_open_dialogs(connection: Connection, person: int) -> int:
    """How many dialogs of somebody are open; until the end of the transaction nobody else starts one for them."""
    connection.execute(select(people.c.id).where(people.c.id == person).with_for_update())
    mine = (dialogs.c.person_id == person, dialogs.c.status == "open")
    count: int = connection.execute(select(func.count()).select_from(dialogs).where(*mine)).scalar_one()
    return count


def is_open_dialog(connection: Connection, person: int, pid: str) -> bool:
    """Whether somebody has this dialog, given by public id, and it is not over."""
    return connection.execute(_open_one(person, pid)).first() is not None


def keep_open(connection: Connection, person: int, pid: str) -> bool:
    """The same, and until the end of the transaction nobody ends it."""
    return connection.execute(_open_one(person, pid).with_for_update(read=True)).first() is not None


def _open_one(person: int, pid: str) -> Select[tuple[int]]:
    mine = (dialogs.c.pid == pid, dialogs.c.person_id == person, dialogs.c.status == "open")
    return select(dialogs.c.id).where(*mine)


def load_due_dialogs(connection: Connection, now: int, limit: int) -> list[Due]:
    """The dialogs (public ids) that something is due for by a moment (ms), the longest overdue first."""
    due = select(dialogs.c.pid, dialogs.c.due_at).where(dialogs.c.due_at <= now)
    rows = connection.execute(due.order_by(dialogs.c.due_at, dialogs.c.id).limit(limit))
    return [Due(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Assigned:
    """Somebody assigned to an account; `lead`: as its lead assistant (VPA)."""

    pid: str
    name: str
    lead: bool


@dataclass(frozen=True, slots=True)
class AssignedAccount:
    """An account for which somebody may create tasks."""

    pid: str
    name: str
    assigned: tuple[Assigned, ...]


def load_creatable_accounts(connection: Connection, viewer: Viewer, now_ms: int) -> list[AssignedAccount]:
    """The accounts for which somebody may create tasks, as `may_create_task` says it of one; by name."""
    mine = creatable_accounts(viewer)
    rows = connection.execute(
        select(accounts.c.id, accounts.c.pid, accounts.c.name).where(accounts.c.id.in_(mine)),
        parameters(viewer, now_ms),
    )
    found = sorted(rows, key=by_name)
    assigned: dict[int, list[Assigned]] = {row.id: [] for row in found}
    people_there = connection.execute(_ASSIGNED, {"accounts": list(assigned), "now": now_ms})
    for row in sorted(people_there, key=by_name):
        assigned[row.account_id].append(Assigned(row.pid, row.name, row.role == "lead"))
    return [AssignedAccount(row.pid, row.name, tuple(assigned[row.id])) for row in found]


_ASSIGNED = (
    select(assignments.c.account_id, people.c.pid, people.c.name, assignments.c.role)
    .join(people, people.c.id == assignments.c.person_id)
    .where(assignments.c.account_id.in_(bindparam("accounts", expanding=True)), ASSIGNMENT_HOLDS)
)
