"""What it takes to plant a leak: patches for the server while a leak is tried, and what it may tell."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import msgspec

from chat_server.domain.facts import Fact
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.frames import write_push
from chat_server.hub.delivery.core import registry
from tests.noninterference.worlds import Worlds

Patch = AbstractContextManager[object]
Leak = Callable[[Worlds], Patch]
LEAKS: dict[str, Leak] = {}
CHANGES = "SELECT COUNT(*) FROM done_commands"
Any_ = Any  # what is patched has many shapes


def leak(plant: Leak) -> Leak:
    LEAKS[plant.__name__] = plant
    return plant


def wrap(owner: object, name: str, change: Callable[..., Any_]) -> Patch:
    """`change` is given what the original returned, and its arguments."""
    original = getattr(owner, name)
    return patch.object(owner, name, lambda *args, **more: change(original(*args, **more), *args))


@contextmanager
def together(*patches: Patch) -> Iterator[None]:
    """All of them: what several modules have imported is patched in each."""
    with ExitStack() as stack:
        for one in patches:
            stack.enter_context(one)
        yield


def wrap_async(owner: object, name: str, change: Callable[..., Any_]) -> Patch:
    original = getattr(owner, name)

    async def changed(*args: Any_, **more: Any_) -> Any_:
        return change(await original(*args, **more), *args)

    return patch.object(owner, name, changed)


def count(worlds: Worlds, question: str, *values: object) -> int:
    found: int | None = worlds.database.raw.execute(question, values).fetchone()[0]
    return found or 0


def staff_there(worlds: Worlds) -> int:
    return sum(c.viewer.is_staff for c in worlds.town.site.hub.connections)


def everybody(connections: Iterable[ClientConnection]) -> list[ClientConnection]:
    return [c for c in connections if c.greeted and not c.closing]


def after_fact(kind: type[Fact], more: Callable[[Any_, Any_], None]) -> Patch:
    """`more` is done whenever a fact of this kind has been delivered."""
    original = registry._HANDLERS[kind]

    def handler(receivers: Any_, fact: Any_) -> None:
        original(receivers, fact)
        more(receivers, fact)

    return patch.dict(registry._HANDLERS, {kind: handler})


def to_room(receivers: Any_, fact: Any_, push: Any_) -> None:
    room = receivers.rooms.get(fact.chat)
    for connection in list(receivers.connections) if room else ():
        if room.hears(connection) and connection.viewer.person != fact.person:
            write_push(connection, push)


def changed(value: Any_, **fields: object) -> Any_:
    return msgspec.structs.replace(value, **fields)
