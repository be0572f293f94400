"""A client in the test's process that knows what it was told, and writes down everything that it hears."""

from collections.abc import Callable
from typing import cast

import msgspec

from protocol import LEVEL
from protocol.bot.commands import ListDialogs
from protocol.chats.log import OpenChat
from protocol.client_state.apply import is_gap
from protocol.client_state.state import ClientState
from protocol.core.frames import Command, Ok, Push
from protocol.core.types import ChatId, Seq
from protocol.hello import Hello, Resume
from protocol.tasks.commands import GetTask
from tests.support.in_process import InProcess, Peer
from tests.support.runs import Kind, Step, after
from tests.support.world import Name


class Follower:
    """One device of somebody. `lose` says which pushes never arrive."""

    def __init__(self, server: InProcess, name: Name) -> None:
        self.steps: list[Step] = []
        self.lose: Callable[[Push], bool] = lambda push: False
        self._server = server
        self._name: Name = name
        self._peer: Peer
        self._taken = 0
        self._state: ClientState | None = None

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
        self._peer, self._taken = self._server.peer(self._name), 0
        resume = None
        if self._state is not None:
            cursors = {chat: opened.cursor for chat, opened in self._state.opened.items()}
            resume = Resume(epoch=self._state.epoch, chats=cursors)
        await self._ask("welcome", Hello(id=0, level=LEVEL, resume=resume))

    async def open(self, chat: ChatId, around: Seq | None = None, limit: int = 100) -> None:
        await self._ask("snapshot", OpenChat(id=0, chat=chat, limit=limit, around=around))

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
        """Takes in what came since the last time."""
        for frame in self._peer.heard[self._taken :]:
            if isinstance(frame, Push) and not self.lose(frame):
                gap = is_gap(self.state, frame)
                self._step("gap" if gap else "push", frame)
            elif isinstance(frame, Ok) and frame.id in (answers or {}):
                self._step((answers or {})[frame.id], frame.result)
        self._taken = len(self._peer.heard)

    def _step(self, kind: Kind, frame: object) -> None:
        step = Step(kind, cast(dict[str, object], msgspec.to_builtins(frame)))
        self._state = after(self._state, step)
        self.steps.append(step)
