"""A client in the test's process that knows what it was told, and writes down everything that it hears."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import cast

import msgspec

from protocol import LEVEL
from protocol.bot.commands import ListDialogs
from protocol.chats.log import OpenChat, Snapshot
from protocol.client_state.apply import is_gap
from protocol.client_state.state import ClientState
from protocol.core.frames import Command, Event, Failed, Ok, Push
from protocol.core.types import ChatId, Seq
from protocol.hello import Hello, Resume
from protocol.tasks.commands import GetTask
from tests.support.recorded_runs.runs import Kind, Step, after
from tests.support.servers.in_process import InProcess, Peer
from tests.support.world import Name

Line = Callable[[Sequence[Push]], Iterable[Push]]
"""What arrives of pushes that were sent together."""


def twice(pushes: Sequence[Push]) -> Iterable[Push]:
    """Every event comes again at once, and all of them at the end."""
    events = [push for push in pushes if isinstance(push, Event)]
    return [*(one for push in pushes for one in (push, *([push] if push in events else []))), *events]


def events_last(pushes: Sequence[Push]) -> Iterable[Push]:
    """What has no number overtakes what has one."""
    return sorted(pushes, key=lambda push: isinstance(push, Event))


def without_the_first_event(pushes: Sequence[Push]) -> Iterable[Push]:
    lost = next((push for push in pushes if isinstance(push, Event)), None)
    return [push for push in pushes if push is not lost]


class Follower:
    """One device of somebody."""

    def __init__(self, server: InProcess, name: Name, line: Line = iter) -> None:
        self.steps: list[Step] = []
        self.line = line
        self._server = server
        self._name: Name = name
        self._peer: Peer
        self._taken = 0
        self._state: ClientState | None = None
        self._gap = False

    @property
    def state(self) -> ClientState:
        assert self._state is not None, "not connected yet"
        return self._state

    @property
    def heard(self) -> set[str]:
        """The tags of all pushes that came."""
        return {str(step.frame["t"]) for step in self.steps if step.kind == "push"}

    async def connect(self) -> None:
        """Says hello on a new connection, and resumes the chats that were opened on the last one."""
        self._peer, self._taken, self._gap = self._server.peer(self._name), 0, False
        await self._ask("welcome", Hello(id=0, level=LEVEL, resume=self._resume()))

    def _resume(self) -> Resume | None:
        if self._state is None:
            return None
        mine = {chat for chat, listed in self._state.chats.items() if not listed.looking_in}
        opened = self._state.opened
        return Resume(
            epoch=self._state.epoch, chats={chat: opened[chat].cursor for chat in opened if chat in mine}
        )

    async def open(self, chat: ChatId, around: Seq | None = None, limit: int = 100) -> None:
        await self._ask("snapshot", OpenChat(id=0, chat=chat, limit=limit, around=around))

    def suppose(self, snapshot: Snapshot) -> None:
        """Takes a snapshot as told that the server did not tell."""
        self._step("snapshot", snapshot)

    async def ask_task(self, chat: ChatId) -> None:
        await self._ask("task", GetTask(id=0, chat=chat))

    async def ask_dialogs(self) -> None:
        await self._ask("dialogs", ListDialogs(id=0))

    async def ask_stale_tasks(self) -> None:
        """Asks again for the tasks that are out of date."""
        for chat in sorted(self.state.stale):
            await self.ask_task(chat)

    async def another_push_or(self, seconds: float) -> None:
        await self._peer.another_push_or(seconds)

    def hang_up(self) -> None:
        self._peer.hang_up()

    async def _ask(self, kind: Kind, command: Command) -> None:
        answer = await self._peer.answer(command)
        assert isinstance(answer, Ok), answer
        self.take({answer.id: kind})

    def take(self, answers: dict[int, Kind] | None = None) -> None:
        """Takes in what came since the last time. After a gap it is nothing, until the next connection."""
        frames, self._taken = self._peer.heard[self._taken :], len(self._peer.heard)
        for told, together in groupby(frames, lambda frame: isinstance(frame, Push)):
            if told:
                for push in self.line([frame for frame in together if isinstance(frame, Push)]):
                    self._hear(push)
            else:
                for frame in together:
                    self._answered(frame, answers or {})

    def _hear(self, push: Push) -> None:
        if self._gap:
            return
        self._gap = is_gap(self.state, push)
        self._step("gap" if self._gap else "push", push)

    def _answered(self, frame: Push | Ok | Failed, answers: dict[int, Kind]) -> None:
        if isinstance(frame, Ok) and frame.id in answers:
            self._step(answers[frame.id], frame.result)

    def _step(self, kind: Kind, frame: object) -> None:
        step = Step(kind, cast(dict[str, object], msgspec.to_builtins(frame)))
        self._state = after(self._state, step)
        self.steps.append(step)
