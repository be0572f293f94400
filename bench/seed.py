"""Agencies to measure with, written straight through storage. Messages are sent by the use case itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert

from chat_server.domain.chats.access import ChatKind
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import PersonKind, Viewer
from chat_server.domain.core.times import to_millis
from chat_server.services.account.sessions import DAY, token_hash
from chat_server.services.chats.membership import open_new_chat
from chat_server.services.core.idempotency import command_key
from chat_server.services.messages.messages import SendRequest, send_messages
from chat_server.storage.account.sessions import NewSession, create_session
from chat_server.storage.chats.tables import chat_members
from chat_server.storage.people.accounts import add_user, create_account
from chat_server.storage.people.assignments import assign
from chat_server.storage.people.people import NewPerson, create_person

START = "2026-11-23T10:00:00"
"""When everything was written: outside quiet hours."""

SERVED = "2026-11-23T11:00:00"
"""Where the server's clock begins: nothing is so new that its sweeps tell everybody of it once more."""

CALENDAR = Calendar()
NOW = to_millis(datetime.fromisoformat(START + "+01:00"))
TODAY = datetime.fromisoformat(START).date()
TEXT = "Können Sie das bitte bis morgen Mittag erledigen? Es eilt ein wenig. " * 3


def room_pid(room: int) -> str:
    """Seventeen characters, as real names have; the last five are the number."""
    return f"cbenchbenchr{room:05d}"


@dataclass(frozen=True)
class Seeded:
    """Somebody with a session of theirs."""

    viewer: Viewer
    token: str


def add_person(connection: Connection, number: int, kind: PersonKind, account: int | None = None) -> Seeded:
    new = NewPerson(
        pid=f"pbenchbenchp{number:05d}",
        kind=kind,
        name=f"Person {number:05d}",
        email=f"{number}@bench.example",
    )
    person = create_person(connection, new, NOW)
    token = f"bench-{number:05d}"
    new_session = NewSession(
        pid=f"sbenchbenchs{number:05d}",
        token=token_hash(token),
        person=person,
        device="bench",
        created_at=NOW,
        expires_at=NOW + 400 * DAY,
    )
    create_session(connection, new_session)
    return Seeded(Viewer(person=person, pid=new.pid, kind=kind, account=account), token)


def add_customer(connection: Connection, number: int) -> Seeded:
    """With an account of their own."""
    account = create_account(connection, f"abenchbencha{number:05d}", f"Account {number:05d}", NOW)
    customer = add_person(connection, number, "customer", account)
    add_user(connection, account, customer.viewer.person, "owner")
    return customer


def add_chat(
    connection: Connection, room: int, members: Sequence[Viewer], account: int | None = None
) -> None:
    """A task chat of an account; without one it is a group, open to customers, too."""
    kind: ChatKind = "group" if account is None else "task"
    chat = open_new_chat(connection, NOW, members[0], room_pid(room), kind, f"Chat {room}", account=account)
    rows = [{"chat_id": chat.id, "person_id": one.person, "since_at": NOW} for one in members]
    connection.execute(insert(chat_members), rows)


def rooms(connection: Connection, people: int, size: int) -> list[Seeded]:
    """So many customers in chats of `size` members."""
    customers = [add_customer(connection, number) for number in range(people)]
    for first in range(0, people, size):
        add_chat(connection, first // size, [one.viewer for one in customers[first : first + size]])
    return customers


def agency(
    connection: Connection, staff: int, customers: int, tasks: int
) -> tuple[list[Seeded], list[Seeded]]:
    """Its staff and its customers: each account has two assistants, who share its task chats with its user."""
    assistants = [add_person(connection, 90_000 + number, "assistant") for number in range(staff)]
    owners = [add_customer(connection, number) for number in range(customers)]
    for number, owner in enumerate(owners):
        assert owner.viewer.account is not None
        assign(connection, owner.viewer.account, assistants[number % staff].viewer.person, "lead", NOW)
        assign(connection, owner.viewer.account, assistants[(number + 1) % staff].viewer.person, "team", NOW)
    for task in range(tasks):
        number = task % customers
        team = [assistants[number % staff].viewer, assistants[(number + 1) % staff].viewer]
        add_chat(connection, task, [owners[number].viewer, *team], owners[number].viewer.account)
    return assistants, owners


def sends(senders: Iterable[tuple[Viewer, int]], run: int) -> list[SendRequest]:
    """A message of each (sender, room); `run` makes the keys new."""
    return [send(sender, room, f"{run:012d}{place:08d}") for place, (sender, room) in enumerate(senders)]


def send(sender: Viewer, room: int, key: str) -> SendRequest:
    day = TODAY.strftime("%Y%m%d")
    command = command_key(sender.person, f"{day}-{key}", key.encode(), TODAY)
    return SendRequest(
        viewer=sender,
        key=command,
        chat=room_pid(room),
        text=TEXT,
        reply_to=None,
        persona=None,
        at=NOW,
        quiet_since=0,
        calendar=CALENDAR,
    )


def talk(connection: Connection, senders: Sequence[tuple[Viewer, int]], rounds: int) -> None:
    """Each (sender, room) sends so many messages."""
    for number in range(rounds):
        send_messages(connection, sends(senders, number))
