"""An asynchronous Python client for bots, tests and measurements.

    async with Client("http://localhost:8000", sign_in=("jana@lindenhof.example", "feierabend")) as client:
        sent = await client.send(chat, "Guten Morgen")
        async for push in client:
            ...

A lost connection is taken up again by itself: what was missed comes as ordinary pushes, and commands still
without an answer are sent once more, which is safe, as a command with a `key` is carried out only once.
Nothing here grows without bound: who takes pushes too slowly gets the rest later, by a resume.
"""

import asyncio
import contextlib
import itertools
import secrets
from datetime import UTC, datetime
from random import Random, SystemRandom
from types import TracebackType
from typing import NamedTuple, Self, TypeVar
from urllib.parse import urlsplit

import msgspec

from protocol import LEVEL
from protocol.chats.log import OpenChat, Snapshot
from protocol.client.catchup import Catchup, reconnect_delay
from protocol.client.connection import BROKEN, Closed, Connection
from protocol.client.inbox import Inbox
from protocol.client.received import NotUnderstood, ServerFrame, result_of
from protocol.client.sign_in import COOKIE
from protocol.client.sign_in import sign_in as sign_in_over_http
from protocol.codec import Encoding
from protocol.core import errors
from protocol.core.frames import Command, Failed, Ok, Push
from protocol.core.types import ChatId, Key, Seq, Text, Value
from protocol.held import Sent
from protocol.hello import Hello, Welcome
from protocol.messages import Send

Answer = TypeVar("Answer", bound=Value)

_HELLO = 0
"""Id of every hello; other commands count from 1."""


class Refused(Exception):
    """The server answered a command with an error: it changed nothing."""

    def __init__(self, failed: Failed) -> None:
        super().__init__(f"{failed.code}: {failed.message}")
        self.failed = failed
        self.code = failed.code


class _Asked(NamedTuple):
    """A command without an answer yet."""

    command: Command
    answered: asyncio.Future[Value]


class Client:
    """One person's connection, to be used as an asynchronous context manager.

    Give either a session `token` or `sign_in` (e-mail and password). `seconds` is the time limit of signing
    in, of connecting with hello, and of each command; `pushes` is how many wait for their taker at most.
    """

    welcome: Welcome
    """The state at the last hello. It also stands before the pushes of each connection, and its `reset` names
    every chat of which something is missing: forget its entries and open it again."""

    def __init__(
        self,
        url: str,
        *,
        token: str | None = None,
        sign_in: tuple[str, str] | None = None,
        encoding: Encoding = "msgpack",
        name: str = "python",
        seconds: float = 10,
        pushes: int = 10_000,
        random: Random | None = None,
    ) -> None:
        self._url = url.rstrip("/")
        self._token = token
        self._sign_in = sign_in
        self._encoding = encoding
        self._name = name
        self._seconds = seconds
        self._random = random or SystemRandom()
        self._headers: dict[str, str] = {}
        self._catchup = Catchup()
        self._ids = itertools.count(_HELLO + 1)
        self._asked: dict[int, _Asked] = {}
        self._inbox = Inbox(pushes)
        self._behind = False
        self._gap = False
        self._attempts = 0
        self._end: Exception = Closed(1000, "the client was left")
        self._welcomed_at = 0.0
        self._connection: Connection
        self._running: asyncio.Task[None]

    async def __aenter__(self) -> Self:
        """Signs in, connects, says hello. Raises SignInRefused, Closed, Refused; OSError without a server."""
        self._headers = await self._credentials()
        await self._connect()
        self._running = asyncio.create_task(self._run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)
        await self._connection.close()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Push | Welcome:
        """The next push, however long it takes. Raises Closed at the end."""
        if self._behind and not self._inbox:
            await self.reconnect()
        return await self._inbox.take()

    async def push(self) -> Push | Welcome:
        """The next push. Raises TimeoutError if none comes within the time limit, Closed at the end."""
        async with asyncio.timeout(self._seconds):
            return await anext(self)

    async def call(self, command: Command, answer: type[Answer]) -> Answer:
        """Sends the command, under an id of our own, and returns its result, which is an `answer`.

        Raises Refused, Closed, or TimeoutError: then nobody knows whether it was carried out, and it may be
        sent again with the same key.
        """
        if self._running.done():
            raise self._end
        number = next(self._ids) % 2**31
        asked = _Asked(msgspec.structs.replace(command, id=number), asyncio.Future())
        self._asked[number] = asked
        try:
            async with asyncio.timeout(self._seconds):
                with contextlib.suppress(Closed):  # then it is sent after the reconnection
                    await self._connection.say(asked.command)
                result = await asked.answered
        finally:
            del self._asked[number]
        if not isinstance(result, answer):
            raise TypeError(f"{type(command).__name__} is answered by {type(result).__name__}")
        return result

    async def open(self, chat: ChatId) -> Snapshot:
        """The newest entries of a chat. Raises as `call` does."""
        return await self.call(OpenChat(id=0, chat=chat), Snapshot)

    async def send(
        self, chat: ChatId, text: Text, *, key: Key | None = None, reply_to: Seq | None = None
    ) -> Sent:
        """Writes a message. Raises as `call` does."""
        command = Send(id=0, key=key or self.key(), chat=chat, text=text, reply_to=reply_to)
        return await self.call(command, Sent)

    def key(self) -> Key:
        """A new idempotency key, of the server's day."""
        passed = asyncio.get_running_loop().time() - self._welcomed_at
        day = datetime.fromtimestamp(self.welcome.now / 1000 + passed, UTC)
        return f"{day:%Y%m%d}-{secrets.token_urlsafe(12)}"

    async def reconnect(self) -> None:
        """Gives up the connection and resumes on a new one."""
        self._gap = True
        await self._connection.close()

    async def _credentials(self) -> dict[str, str]:
        if self._sign_in is None:
            return {"Authorization": f"Bearer {self._token}"}
        cookie = await sign_in_over_http(self._url, *self._sign_in, self._seconds)
        return {"Cookie": f"{COOKIE}={cookie}", "Origin": self._url}

    async def _connect(self) -> None:
        """Opens a connection, says hello, asks again what has no answer yet."""
        url = urlsplit(self._url)._replace(
            scheme="wss" if self._url.startswith("https") else "ws", path="/ws"
        )
        async with asyncio.timeout(self._seconds):
            connection = await Connection.open(url.geturl(), self._headers, self._encoding, self._seconds)
            try:
                await self._greet(connection)
                for asked in list(self._asked.values()):
                    await connection.say(asked.command)
            except BaseException:
                await connection.close()
                raise

    async def _greet(self, connection: Connection) -> None:
        resume = self._catchup.resume()
        await connection.say(Hello(id=_HELLO, level=LEVEL, client=self._name, resume=resume))
        reply = await connection.hear()
        if isinstance(reply, Failed):
            raise Refused(reply)
        if not isinstance(reply, Ok):
            raise NotUnderstood("the first frame answers no hello")
        welcome = result_of(reply, Welcome)
        self.welcome = msgspec.structs.replace(welcome, reset=self._catchup.welcomed(welcome))
        self._inbox.begin(self.welcome)
        self._welcomed_at = asyncio.get_running_loop().time()
        self._connection = connection
        self._behind = self._gap = False

    async def _run(self) -> None:
        """Reads, and takes up lost connections, until the server says not to come back."""
        try:
            while True:
                await self._take_up(await self._read())
        except (Closed, Refused) as end:
            self._end = end
        finally:
            self._finish()

    async def _read(self) -> Closed:
        """Takes frames in until the connection is over, by itself or because something is missing."""
        try:
            while not self._gap:
                self._received(await self._connection.hear())
        except Closed as closed:
            return Closed(BROKEN, "given up to resume") if self._gap else closed
        except NotUnderstood:
            pass
        await self._connection.close()
        return Closed(BROKEN, "given up to resume")

    async def _take_up(self, lost: Closed) -> None:
        """Connects until it works. Raises the Closed or Refused after which one must not come back."""
        while True:
            delay = reconnect_delay(lost.code, self._attempts, self._random)
            if delay is None:
                raise lost
            self._attempts += 1
            await asyncio.sleep(delay)
            try:
                await self._connect()
                return
            except Closed as closed:
                lost = closed
                if closed.code == errors.NEW_EPOCH:
                    self._catchup.forget_all()
            except Refused as refused:
                if not refused.failed.retryable:
                    raise
                lost = Closed(BROKEN, "hello was refused for now")
            except (OSError, NotUnderstood):
                lost = Closed(BROKEN, "nobody there")

    def _received(self, frame: ServerFrame | None) -> None:
        if isinstance(frame, Push):
            self._take(frame)
        elif frame is not None and frame.id in self._asked:
            self._answered(self._asked[frame.id], frame)
        # Whoever misses something again right after resuming must not come back at once for ever.
        self._attempts = self._attempts if self._gap else 0

    def _answered(self, asked: _Asked, reply: Ok | Failed) -> None:
        if asked.answered.done():
            return
        try:
            asked.answered.set_result(self._result(asked.command, reply))
        except (Refused, NotUnderstood) as error:
            asked.answered.set_exception(error)

    def _result(self, command: Command, reply: Ok | Failed) -> Value:
        if isinstance(reply, Failed):
            raise Refused(reply)
        result = result_of(reply, command.answer)
        self._catchup.learned(result)
        return result

    def _take(self, push: Push) -> None:
        """Keeps the push if it comes next. One that finds no room is missing, and so is all that follows."""
        if self._behind:
            return
        verdict = self._catchup.verdict(push)
        self._gap = self._gap or verdict == "gap"
        if verdict == "next":
            self._behind = not self._inbox.offer(push)
        if verdict == "next" and not self._behind:
            self._catchup.learned(push)

    def _finish(self) -> None:
        self._inbox.finish(self._end)
        for asked in self._asked.values():
            if not asked.answered.done():
                asked.answered.set_exception(self._end)
