"""Old snapshot + pushes = fresh snapshot after a long talk at random, with lost connections in between."""

import itertools
from collections.abc import Callable
from random import Random

import pytest

from protocol.chats.chat import RenameChat
from protocol.chats.read_marks import MarkRead
from protocol.core.frames import Command
from protocol.core.types import Seq
from protocol.messages import Delete, Edit
from tests.contract.conftest import Name, Town
from tests.contract.core.observing import Actors, acting, all_agree, watching

pytestmark = pytest.mark.anyio


class Talk:
    """People who do anything at random, but only what they may."""

    def __init__(self, actors: Actors, random: Random) -> None:
        self.actors = actors
        self.random = random
        self.sent: list[tuple[Name, Seq]] = []
        self.gone: set[Seq] = set()
        self.words = itertools.count()

    async def step(self) -> None:
        act = self.random.choice(
            [self.say, self.say, self.say, self.edit, self.delete, self.read, self.rename]
        )
        await act()

    async def say(self) -> None:
        name = self.random.choice(list(self.actors.clients))
        reply_to = self.random.choice(self.sent)[1] if self.sent and self.random.random() < 0.3 else None
        text = f"{next(self.words)} " * self.random.choice([1, 1, 40])
        self.sent.append((name, await self.actors.say(name, text, reply_to)))

    async def edit(self) -> None:
        await self.change(lambda key, seq: Edit(
            id=0, key=key, chat=self.actors.chat, seq=seq, text=f"neu {next(self.words)}"
        ))  # fmt: skip

    async def delete(self) -> None:
        def gone(key: str, seq: Seq) -> Command:
            self.gone.add(seq)
            return Delete(id=0, key=key, chat=self.actors.chat, seq=seq)

        await self.change(gone)

    async def change(self, command: Callable[[str, Seq], Command]) -> None:
        if len(self.sent) == len(self.gone):
            return
        name, seq = self.random.choice([(name, seq) for name, seq in self.sent if seq not in self.gone])
        await self.actors.do(name, command(self.actors.key(), seq))

    async def read(self) -> None:
        name = self.random.choice(list(self.actors.clients))
        seq = self.random.choice(self.sent)[1] if self.sent else 1
        await self.actors.do(name, MarkRead(id=0, chat=self.actors.chat, seq=seq))

    async def rename(self) -> None:
        name = self.random.choice(list(self.actors.clients))
        title = f"Titel {next(self.words)}"
        await self.actors.do(
            name, RenameChat(id=0, key=self.actors.key(), chat=self.actors.chat, title=title)
        )


@pytest.mark.parametrize("seed", range(4))
async def test_a_long_talk_with_interruptions_ends_in_agreement(town: Town, seed: int) -> None:
    random = Random(seed)
    chat = await town.task()
    async with (
        acting(town, chat, "katrin", "tobias", "jana", "milan") as actors,
        watching(town, chat, "katrin", "tobias", "jana", "milan", "henrik") as observers,
    ):
        talk = Talk(actors, random)
        for _ in range(60):
            await talk.step()
            if random.random() < 0.1:
                interrupted = observers[random.choice(["katrin", "milan"])]
                interrupted.interrupted = True
                await interrupted.client.reconnect()
        await all_agree(town, observers)
