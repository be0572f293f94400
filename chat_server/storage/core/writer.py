"""Group commit: while one group is on its way to the disk, the next one gathers and shares the following commit.

Requests of one kind are handed to their handler together, so that a group costs a constant number of statements.
A handler is a plain function (connection, requests) -> outcomes. It refuses a request by giving a Refusal for it,
before writing anything for it, and has no effect outside the transaction.
"""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, Literal, TypeVar, cast

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from chat_server import faults
from chat_server.domain.core.hot import hot_dataclass
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Fact
from chat_server.storage.core import log_lines
from chat_server.storage.core.database import Database, has_room, is_full, is_outage
from chat_server.tally import tally

MAX_WAITING = 10_000
"""Requests waiting for a group; one more is refused as `busy`."""

MAX_GROUP = 500
TRIES = 4
"""Attempts at a request that meets a deadlock with another process."""

R = TypeVar("R")
T = TypeVar("T")
log = structlog.get_logger()


@hot_dataclass(frozen=True, slots=True)
class Success(Generic[T]):
    """A request was carried out: its result, and what to tell people once it is on disk."""

    value: T
    facts: tuple[Fact, ...] = ()


Trouble = Literal["disk_full", "unavailable"]
Handler = Callable[[Connection, Sequence[R]], Sequence[Success[T] | Refusal]]
Finish = Callable[[T | Refusal], None]


@hot_dataclass(frozen=True, slots=True)
class _Unit:
    actor: int
    handler: Handler[object, object]
    request: object
    finish: Finish[object]


_Outcome = Success[object] | Refusal


def one_by_one(work: Callable[[Connection, R], Success[T]]) -> Handler[R, T]:
    """A handler for work that is too rare to be done set-wise: each request in a savepoint of its own."""

    def handler(connection: Connection, requests: Sequence[R]) -> Sequence[Success[T] | Refusal]:
        return [_in_savepoint(connection, work, request) for request in requests]

    return handler


def _in_savepoint(
    connection: Connection, work: Callable[[Connection, R], Success[T]], request: R
) -> Success[T] | Refusal:
    noted = log_lines.count_lines(connection)
    try:
        with connection.begin_nested():
            return work(connection, request)
    except Refusal as refusal:
        log_lines.drop_lines(connection, noted)
        return refusal


def refusal_of(trouble: Trouble) -> Refusal:
    """With which everybody is refused meanwhile; people are told more where the reason is known."""
    return Refusal("unavailable", "disk_full" if trouble == "disk_full" else "")


class Writer:
    """The one way to change the database. `publish` is called with the facts after their commit."""

    def __init__(self, database: Database, publish: Callable[[Fact], None]) -> None:
        self._database = database
        self._publish = publish
        self._waiting: list[_Unit] = []
        self._task: asyncio.Task[None] | None = None
        self.groups = 0
        self.requests = 0
        self.trouble: Trouble | None = None
        """Why nothing could be written the last time."""

    def submit(self, actor: int, handler: Handler[R, T], request: R, finish: Finish[T]) -> None:
        """Queue a request of a person; `finish` gets its result after the commit, in the event loop.

        Requests of one actor are carried out in the order in which they were submitted.
        """
        if len(self._waiting) >= MAX_WAITING:
            finish(Refusal("busy"))
            return
        unit = _Unit(actor, cast("Handler[object, object]", handler), request, cast("Finish[object]", finish))
        self._waiting.append(unit)
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._work())

    async def run(self, actor: int, handler: Handler[R, T], request: R) -> T:
        """As `submit`, for callers that wait. Raises Refusal."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def finish(outcome: T | Refusal) -> None:
            if future.cancelled():
                return
            if isinstance(outcome, Refusal):
                future.set_exception(
                    Refusal(outcome.code, outcome.detail, outcome.field, outcome.retry_after)
                )
            else:
                future.set_result(outcome)

        self.submit(actor, handler, request, finish)
        return await future

    @property
    def waiting(self) -> int:
        """Requests that wait for a group."""
        return len(self._waiting)

    async def drain(self) -> None:
        """Return when nothing waits any more, and the last news are out."""
        while self._task is not None:
            await asyncio.wait([self._task])
        await asyncio.sleep(0)

    async def _work(self) -> None:
        try:
            while self._waiting:
                group, self._waiting = self._waiting[:MAX_GROUP], self._waiting[MAX_GROUP:]
                await self._commit(group)
        finally:
            self._task = None

    async def _commit(self, group: list[_Unit]) -> None:
        """Commit a group. One that fails is parted, so that one bad request does not harm the others."""
        try:
            finished = await self._write(group)
        except Exception as error:  # noqa: BLE001  whatever is wrong with one, the others wait for their answers
            if is_outage(error):
                self._refuse(group, error)
                return
            log.warning(
                "group commit failed, tried one by one", requests=len(group), error=type(error).__name__
            )
            for unit in group:
                await self._commit_alone(unit)
        else:
            self._tell(finished)

    async def _write(self, group: list[_Unit]) -> "_Finished":
        started = asyncio.get_running_loop().time()
        try:
            finished = await self._database.write(partial(_carry_out, group=group))
        except Exception as error:
            if is_outage(error):
                self.trouble = "disk_full" if self._is_full(error) else "unavailable"
            raise
        if self.trouble is not None and has_room(self._database):
            self.trouble = None
        tally.commits.add(asyncio.get_running_loop().time() - started)
        return finished

    async def _commit_alone(self, unit: _Unit) -> None:
        for attempt in range(1, TRIES + 1):
            try:
                finished = await self._write([unit])
            except Exception as error:  # noqa: BLE001  whatever it is, the request is answered
                if is_outage(error):
                    self._refuse([unit], error)
                    return
                if attempt == TRIES or not isinstance(error, DBAPIError):
                    self._tell(_Finished([(unit, faults.internal(error, _name_of(unit)))]))
                    return
                log.warning("write request failed, tried again", attempt=attempt, error=type(error).__name__)
            else:
                self._tell(finished)
                return

    def _refuse(self, group: Sequence[_Unit], error: Exception) -> None:
        """Nothing can be written now. At once, as trying each alone would make everybody wait for every try."""
        reason = self.trouble or "unavailable"
        log.error("database cannot write", requests=len(group), error=type(error).__name__, reason=reason)
        self._tell(_Finished([(unit, refusal_of(reason)) for unit in group]))

    def _is_full(self, error: Exception) -> bool:
        """A part of what is to be written may have found room; SQLite calls a quota an input or output error."""
        return is_full(error) or not has_room(self._database)

    def _tell(self, finished: "_Finished") -> None:
        """First every acknowledgement, then the news: nobody's answer waits for the fan-out.

        The news go out in a later turn of the loop: who waits in a task, by `run`, has answered by then.
        """
        self.groups += 1
        self.requests += len(finished.outcomes)
        for unit, outcome in finished.outcomes:
            _finish(unit, outcome)
        for line in finished.noted:
            log.info("audit", **line)
        facts = [
            fact
            for _unit, outcome in finished.outcomes
            if isinstance(outcome, Success)
            for fact in outcome.facts
        ]
        if facts:
            asyncio.get_running_loop().call_soon(self._ring_all, facts)

    def _ring_all(self, facts: Sequence[Fact]) -> None:
        for fact in facts:
            self._ring(fact)

    def _ring(self, fact: Fact) -> None:
        """What cannot be told is found missing by whoever should have heard it, and read again."""
        try:
            self._publish(fact)
        except Exception as error:  # noqa: BLE001  the other facts are told
            faults.report(error, "publish")


def _finish(unit: _Unit, outcome: _Outcome) -> None:
    """Answer. Where the result cannot be shown the request is answered all the same."""
    try:
        unit.finish(outcome.value if isinstance(outcome, Success) else outcome)
    except Exception as error:  # noqa: BLE001  the others of the group wait for their answers, too
        fault = faults.internal(error, _name_of(unit))
        try:
            unit.finish(fault)
        except Exception as again:  # noqa: BLE001  nobody is there to be answered
            faults.report(again, _name_of(unit))


def _name_of(unit: _Unit) -> str:
    """The use case of a request, by its type."""
    return type(unit.request).__name__


@hot_dataclass(frozen=True, slots=True)
class _Finished:
    """What became of the units of a group, and what to log of it."""

    outcomes: list[tuple[_Unit, _Outcome]]
    noted: Sequence[log_lines.Line] = ()


def _carry_out(connection: Connection, group: Sequence[_Unit]) -> _Finished:
    log_lines.take_lines(connection)
    finished: list[tuple[_Unit, _Outcome]] = []
    for run in _runs(group):
        outcomes = run[0].handler(connection, [unit.request for unit in run])
        finished.extend(zip(run, outcomes, strict=True))
    return _Finished(finished, log_lines.take_lines(connection))


def _runs(group: Sequence[_Unit]) -> list[list[_Unit]]:
    """The group parted by handler, as few parts as possible without changing the order of any one actor."""
    runs: list[list[_Unit]] = []
    last_of_handler: dict[Handler[object, object], int] = {}
    last_of_actor: dict[int, int] = {}
    for unit in group:
        place = last_of_handler.get(unit.handler, -1)
        if place < last_of_actor.get(unit.actor, 0):
            place = len(runs)
            runs.append([])
            last_of_handler[unit.handler] = place
        runs[place].append(unit)
        last_of_actor[unit.actor] = place
    return runs
