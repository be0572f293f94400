"""One wheel for all connections: pings, the silent, the ungreeted, and lines that do not end by themselves."""

import asyncio
from collections.abc import Callable
from secrets import randbelow

from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.framing import Opcode, frame
from protocol.core import limits
from protocol.core.errors import TOO_SLOW

SLOTS = limits.PING_SECONDS
"""The wheel moves a slot a second; a connection is looked at once a round."""

MAX_SILENT = 2
"""Rounds without a sign of life: a line that died silently is cut within 30 s (SPEC 3)."""
PING = frame(Opcode.PING, b"")


class Keepalive:
    """All connections of the process, spread over the slots of the wheel.

    At random: were they dealt out in turn, the moment of one's own pings would count who else connected.
    """

    def __init__(
        self, look: Callable[[ClientConnection], None], pick: Callable[[int], int] = randbelow
    ) -> None:
        """`look` is called for every connection that is there, once a round."""
        self._look = look
        self.pick = pick
        self.connections: dict[ClientConnection, int] = {}
        self._slots: list[set[ClientConnection]] = [set() for _ in range(SLOTS)]
        self._ungreeted: dict[ClientConnection, int] = {}
        """For how many seconds of the wheel they have not said hello; the first was begun already when they came."""
        self._empty = asyncio.Event()

    def add(self, connection: ClientConnection) -> None:
        slot = self.connections[connection] = self.pick(SLOTS)
        self._slots[slot].add(connection)
        self._ungreeted[connection] = 0
        self._empty.clear()

    def discard(self, connection: ClientConnection) -> None:
        slot = self.connections.pop(connection, None)
        if slot is not None:
            self._slots[slot].discard(connection)
        self._ungreeted.pop(connection, None)
        if not self.connections:
            self._empty.set()

    async def run(self) -> None:
        while True:
            for slot in self._slots:
                await asyncio.sleep(1.0)
                await _everything_read()
                self.end_ungreeted()
                for connection in tuple(slot):
                    self.check(connection)

    def end_ungreeted(self) -> None:
        """Once a second of the wheel: close those that were silent for all their time for hello.

        The wheel stands still with the loop: a hello that waits unread, or for its answer, is the server's delay.
        Who is refused it has all the time again.
        """
        for connection, silent in list(self._ungreeted.items()):
            if connection.greeted:
                del self._ungreeted[connection]
            elif connection.awaiting:
                self._ungreeted[connection] = 0
            elif silent < limits.HELLO_SECONDS:
                self._ungreeted[connection] = silent + 1
            else:
                del self._ungreeted[connection]
                connection.close(TOO_SLOW, "no hello came in time")

    async def all_gone(self, seconds: float) -> None:
        """Wait for every line to end, then cut those that have not."""
        if not self.connections:
            return
        try:
            async with asyncio.timeout(seconds):
                await self._empty.wait()
        except TimeoutError:
            for connection in list(self.connections):
                connection.abort()

    def check(self, connection: ClientConnection) -> None:
        """Once a round: cut who was silent for two, ping the others."""
        if connection.closing:
            _linger(connection)
            return
        connection.silent = 0 if connection.heard else connection.silent + 1
        connection.heard = False
        if connection.silent >= MAX_SILENT:
            connection.abort()
        else:
            self._look(connection)
            connection.write(PING)


async def _everything_read() -> None:
    """What came while the loop stood still is read within its next turn, before anybody counts as silent."""
    for _ in range(2):
        await asyncio.sleep(0)


def _linger(connection: ClientConnection) -> None:
    """A round for the peer to read why and to hang up by itself."""
    if connection.silent == LINGERING:
        connection.abort()
    connection.silent = LINGERING


LINGERING = -1
