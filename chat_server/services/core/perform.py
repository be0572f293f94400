"""Letting an act that is a value happen: a held one, or one that is tried.

Each subject registers how its own acts happen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection

from chat_server import services
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.held import HoldableAct
from chat_server.domain.subjects import ACTS
from chat_server.services.core.asked import Asked
from chat_server.services.core.placed import Placed
from chat_server.storage.core.writer import Success
from chat_server.submodules import import_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Who does something in a chat, when, under which key. `quiet_since` (ms) as in PendingRows.mark_read."""

    asked: Asked
    chat: str
    quiet_since: int
    calendar: Calendar
    author: int | None = None
    """Whose messages an act may change, where it was handed on to who does it now (SPEC 11)."""


A = TypeVar("A", bound=HoldableAct)
Performer = Callable[[Connection, A, Occasion], Success[Placed]]
_PERFORMERS: dict[type[object], Performer[Any]] = {}


def performs(kind: type[A]) -> Callable[[Performer[A]], Performer[A]]:
    """Register what lets acts of a type happen; it raises Refusal."""

    def register(performer: Performer[A]) -> Performer[A]:
        if kind in _PERFORMERS:
            raise TypeError(f"{kind.__name__} happens in two ways")
        _PERFORMERS[kind] = performer
        return performer

    return register


def perform(connection: Connection, act: HoldableAct, occasion: Occasion) -> Success[Placed]:
    """Let an act happen. Raises Refusal."""
    return performers()[type(act)](connection, act, occasion)


@cache
def performers() -> Mapping[type[object], Performer[Any]]:
    """What lets each act happen; every use case is imported for it. Raises TypeError for an act of no use case."""
    import_all(services)
    if missing := set(ACTS.values()) - _PERFORMERS.keys():
        raise TypeError(f"nothing performs {missing}")
    return _PERFORMERS
