"""What the client offers in chats and at messages is what the server accepts: for every kind of chat and of person.

tests/golden/chat_offers.json has what is accepted from whom; the client's offers are held to it
(web_client/src/features/conversation/offers.test.ts). After a change of the rules:
`GOLDEN_WRITE=1 python -m pytest tests/storage/chats/test_offers.py` writes the table.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection

from chat_server.domain.core.people import STAFF
from chat_server.domain.core.refusal import Refusal
from chat_server.services.chats.members import MemberRequest, change_member_now
from chat_server.services.chats.rename import RenameRequest, rename_now
from chat_server.services.messages.changes import ChangeRequest, change_message
from chat_server.services.messages.messages import send_messages
from chat_server.services.reactions import ReactionRequest, react_now
from chat_server.services.tags import TagRequest, tag_now
from tests.support.world import KINDS, Name, World

pytestmark = pytest.mark.anyio
GOLDEN = Path(__file__).parents[2] / "golden/chat_offers.json"

Attempt = Callable[[Connection], object]
PEOPLE: tuple[Name, ...] = ("katrin", "jana", "nora", "sabine", "henrik")
ASSIGNED = ("jana", "milan")
"""To the account of the task; in the other chats that makes no difference."""


class _Undo(Exception):
    """Takes back what was tried."""


async def is_accepted(world: World, attempt: Attempt) -> bool:
    """Whether it would be done; nothing is."""
    outcome: list[object] = []

    def work(connection: Connection) -> None:
        outcome.append(attempt(connection))
        raise _Undo

    try:
        await world.context.database.write(work)
    except Refusal:
        return False
    except _Undo:
        return not isinstance(first(outcome[0]), Refusal)
    raise AssertionError("it was not taken back")


def first(outcome: object) -> object:
    """Of handlers that take several requests at once, what came of the one."""
    return outcome[0] if isinstance(outcome, list) else outcome


def in_chat(world: World, me: Name, chat: str, other: Name, guest: Name) -> dict[str, Attempt]:
    """`other` is in it, of staff, and belongs to no account of it; `guest` could come."""

    def member(person: Name, joins: bool) -> Attempt:
        request = MemberRequest(
            asked=world.asked(me),
            chat=chat,
            person=world.pid(person),
            member=joins,
            calendar=world.context.calendar,
        )
        return lambda connection: change_member_now(connection, request)

    renamed = RenameRequest(world.asked(me), chat, "Anders")
    return {
        "bring": member(guest, True),
        "join": member(me, True),
        "leave": member(me, False),
        "rename": lambda connection: rename_now(connection, renamed),
        "take_out": member(other, False),
        "write": lambda connection: send_messages(connection, [world.send_request(me, chat)]),
    }


def at_message(world: World, me: Name, chat: str, seq: int) -> dict[str, Attempt]:
    viewer, key, at = world.viewers[me], world.key(me), world.now()
    tag = TagRequest(viewer=viewer, key=key, chat=chat, seq=seq, tag="important", on=True, at=at)
    react = ReactionRequest(viewer=viewer, key=key, chat=chat, seq=seq, reaction="done", on=True, at=at)

    def change(text: str | None) -> Attempt:
        request = ChangeRequest(viewer=viewer, key=key, chat=chat, seq=seq, text=text, at=at)
        return lambda connection: first(change_message(connection, [request]))

    return {
        "delete": change(None),
        "edit": change("Anders"),
        "react": lambda connection: react_now(connection, react),
        "reply": lambda connection: send_messages(connection, [world.send_request(me, chat, reply_to=seq)]),
        "tag": lambda connection: tag_now(connection, tag),
    }


async def accepted(world: World, attempts: dict[str, Attempt]) -> list[str]:
    return [name for name, attempt in attempts.items() if await is_accepted(world, attempt)]


async def case(world: World, kind: str, chat: str, me: Name, author: Name) -> dict[str, object]:
    """What is accepted of somebody in a chat in which Nora is; of a message of their own and of another's."""
    members = (await world.snapshot("henrik", chat)).members
    inside = world.pid(me) in members
    other: Name = "jana" if me == "nora" else "nora"
    in_it = in_chat(world, me, chat, other, "ines")
    theirs = (await world.send(author, chat, "Guten Morgen")).seq
    found: dict[str, object] = {
        "kind": kind,
        "me": me,
        "looking_in": not inside,
        "in_chat": sorted(await accepted(world, in_it)),
        "at_theirs": sorted(await accepted(world, at_message(world, me, chat, theirs))),
    }
    if inside:
        own = (await world.send(me, chat, "Von mir")).seq
        found["at_own"] = sorted(await accepted(world, at_message(world, me, chat, own)))
        await world.change(me, chat, own, None)
        found["at_deleted"] = sorted(await accepted(world, at_message(world, me, chat, own)))
    return found


async def table(world: World) -> str:
    task = await world.task()
    await world.bring_in("sabine", task, "nora")
    group = await world.group("jana", "nora", "milan")
    direct = await world.direct("jana", "nora")
    rows: list[dict[str, object]] = []
    chats: tuple[tuple[str, str, Name], ...] = (
        ("task", task, "tobias"),
        ("group", group, "milan"),
        ("direct", direct, "nora"),
    )
    for kind, chat, author in chats:
        for me in PEOPLE:
            if kind != "task" and me == "katrin":
                continue
            if kind == "direct" and me == "sabine":
                continue
            rows.append(await case(world, kind, chat, me, "jana" if me == author else author))
    people = {
        name: {"kind": "staff" if KINDS[name] in STAFF else "customer", "role": KINDS[name]}
        for name in PEOPLE
    }
    made = {"people": people, "assigned": ASSIGNED, "cases": rows}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


async def test_the_table_is_what_the_server_accepts(world: World) -> None:
    made = await table(world)
    if os.environ.get("GOLDEN_WRITE"):
        GOLDEN.write_text(made, "utf-8")
    assert GOLDEN.read_text("utf-8") == made
