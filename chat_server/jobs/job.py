"""What falls due, and when it is looked for.

A job names rows that fall due and how one of them is done. Jobs of one round are worked off one after another at the
same moments, by one process at a time. A chore has no rows: every process does it by itself, over and over.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.command_time import CommandTime
from chat_server.services.core.context import Context
from chat_server.storage.core.due import Due

Find = Callable[[Connection, CommandTime, int], Sequence[Due]]
"""The rows due by now, at most so many, in the order in which they are to be done."""

Do = Callable[[Context, str, CommandTime], Awaitable[None]]
"""Does what is due for the row with a key, now. Raises when it could not be done.

It looks again, with the row locked and in the transaction that changes it, whether it is still due: a process whose
lease ended while it stood still must not do it a second time. It takes less than 5 seconds (see lease.py).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One kind of rows that fall due. `name` is that of its metrics and of its failed tries: never change it."""

    name: str
    find: Find
    do: Do
    most_tries: int | None = None
    """Failed tries after which a row is given up and left to the operators; None: it is tried for ever."""


NextLook = Callable[[CommandTime, int], float]
"""Seconds from now (ms) until due rows are looked for again, given the moment before the last look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Jobs that are worked off one after another, in this order, whenever it is time to look."""

    name: str
    next_look: NextLook
    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chore:
    """What each process does every so many seconds, by real time also when the clock is moved."""

    name: str
    every: float
    run: Callable[[Context], Awaitable[None]]


def on_grid(seconds: int) -> NextLook:
    """At moments of a grid that nothing anybody does can shift: when it happens tells nothing (SPEC 3)."""

    def next_look(_before: CommandTime, now_ms: int) -> float:
        return seconds - now_ms / 1_000 % seconds

    return next_look


def at_openings(seconds: int) -> NextLook:
    """At the opening to the moment, and on a grid for what is late: after a start, or a failure.

    The opening waited for is the first after the moment before the last look: one that comes during it, or when a
    timer fires a little early, is not overlooked.
    """
    grid = on_grid(seconds)

    def next_look(before: CommandTime, now_ms: int) -> float:
        until_opening = max(before.hours.opening - now_ms, 0) / 1_000
        return min(until_opening, grid(before, now_ms))

    return next_look
