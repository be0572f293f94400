"""People who go on talking and listening whatever happens to the server."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random
from typing import cast

from websockets.exceptions import ConnectionClosed, InvalidHandshake

from protocol import LEVEL
from protocol.chats.log import History, Page
from protocol.client.client import Client, Refused
from protocol.codec import Encoding
from protocol.core.types import ChatId
from protocol.held import Sent
from protocol.hello import Hello, Resume
from protocol.messages import Message
from tests.support.raw_client import Frame, wire
from tests.system.judgement import Told

EPHEMERAL = frozenset({"typing", "read.own", "read.moved", "task.told"})
DAY = "20261123"


class Impatient(Random):
    """Nobody waits long to come back."""

    def uniform(self, a: float, b: float) -> float:
        return super().uniform(a, min(b, 0.1))


class Talk:
    """One chat, what was said and heard in it, and the people doing so."""

    def __init__(self, chat: ChatId, seed: int) -> None:
        self.chat = chat
        self.seed = seed
        self.told = Told()
        self.series: dict[str, list[str]] = {}
        self.connections = 0
        self._moved = asyncio.Condition()
        self._enough = asyncio.Event()

    async def more(self, count: int) -> None:
        """Returns when so many further messages were acknowledged."""
        goal = len(self.told.acknowledged) + count
        async with self._moved:
            await self._moved.wait_for(lambda: len(self.told.acknowledged) >= goal)

    async def everybody(self, count: int) -> None:
        """Returns when so many people have said something."""
        async with self._moved:
            await self._moved.wait_for(lambda: len({t.split()[0] for t in self.told.acknowledged}) >= count)

    def enough(self) -> None:
        """Everybody finishes their sentence."""
        self._enough.set()

    async def talk(self, url: str, actor: str, token: str, at_once: int) -> None:
        """Sends `at_once` messages at a time, each until it is acknowledged, and pauses in between."""
        random = Impatient(f"{self.seed} {actor}")
        async with Client(url, token=token, seconds=30, random=random) as client:
            number = 0
            while not self._enough.is_set():
                texts = [f"{actor} {number + place}" for place in range(at_once)]
                if at_once == 1:
                    self.series.setdefault(actor, []).extend(texts)
                await asyncio.gather(*(self._deliver(client, text) for text in texts))
                number += at_once
                await asyncio.sleep(Random(f"{self.seed} {texts[0]}").uniform(0, 0.02))

    async def _deliver(self, client: Client, text: str) -> None:
        key = f"{DAY}-{self.seed}-{text.replace(' ', '-')}"
        self.told.unanswered.add(text)
        sent = await delivered(client, self.chat, text, key)
        self.told.unanswered.discard(text)
        self.told.acknowledged[text] = sent.seq
        async with self._moved:
            self._moved.notify_all()

    async def listen(
        self, url: str, name: str, token: str, encoding: Encoding, epoch: str, have: int
    ) -> None:
        """Notes every event as it comes, without the Python client's care; comes back whenever it is cut off."""
        heard = self.told.heard.setdefault(name, [(have, "")])
        while True:
            with contextlib.suppress(ConnectionClosed, InvalidHandshake, OSError, EOFError):
                async with wire(url, token, encoding, hello=False) as speaker:
                    resume = Resume(epoch=epoch, chats={self.chat: heard[-1][0]})
                    reply = await speaker.ask(Hello(id=0, level=LEVEL, resume=resume))
                    assert "reset" not in cast(Frame, reply["result"]), reply
                    self.connections += 1
                    for frame in speaker.pushes:
                        self._note(heard, frame)
                    while True:
                        self._note(heard, await speaker.hear())
            await asyncio.sleep(0.05)

    def _note(self, heard: list[tuple[int, str]], frame: Frame) -> None:
        if frame.get("chat") == self.chat and frame["t"] not in EPHEMERAL:
            message = cast(Frame, frame.get("message", {}))
            heard.append((cast(int, frame["seq"]), cast(str, message.get("text", ""))))

    async def read_history(self, url: str, token: str, after: int) -> None:
        """The chat afresh, after a number; and waits until everybody has heard as much."""
        self.told.history = [(after, ""), *await history(url, token, self.chat, after)]
        head = self.told.history[-1][0]
        async with asyncio.timeout(30):
            while any(log[-1][0] < head for log in self.told.heard.values()):  # noqa: ASYNC110
                await asyncio.sleep(0.02)


async def delivered(client: Client, chat: ChatId, text: str, key: str) -> Sent:
    """Sends a message under one key until it is acknowledged."""
    while True:
        try:
            return await client.send(chat, text, key=key)
        except TimeoutError:
            continue
        except Refused as refused:
            if not refused.failed.retryable:
                raise
            await asyncio.sleep(0.05)


async def history(url: str, token: str, chat: ChatId, after: int) -> list[tuple[int, str]]:
    """All messages and notices after a number."""
    read: list[tuple[int, str]] = []
    async with Client(url, token=token, seconds=30) as client:
        more = True
        while more:
            last = read[-1][0] if read else after
            page = await client.call(History(id=0, chat=chat, after=last, limit=100), Page)
            read += [(one.seq, one.text if isinstance(one, Message) else "") for one in page.entries]
            more = page.more_after
    return read


@asynccontextmanager
async def background(*tasks: asyncio.Task[None]) -> AsyncIterator[tuple[asyncio.Task[None], ...]]:
    """Tasks that go on beside the block; the first that fails ends it, and its end ends them."""
    here = asyncio.current_task()
    assert here is not None
    for task in tasks:
        task.add_done_callback(lambda done: None if _is_well(done) else here.cancel())
    try:
        yield tasks
    except asyncio.CancelledError:
        for task in tasks:
            if task.done():
                task.result()
        raise
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _is_well(task: asyncio.Task[None]) -> bool:
    return task.cancelled() or task.exception() is None
