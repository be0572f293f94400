"""Who a device believes to be there: what its welcome said and the pushes changed, across every reconnection."""

import asyncio
from contextlib import suppress
from typing import cast

from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.support.raw_client import Frame, wire
from tests.support.timeouts import TIMEOUT

SILENT_SECONDS = 25.0
"""The server pings every 10 s: who hears nothing for longer gives the connection up, as devices do."""


class Watcher:
    """A device of somebody at one server."""

    def __init__(self, url: str, token: str) -> None:
        self._url = url
        self._token = token
        self.there: set[str] = set()

    async def run(self) -> None:
        """Comes back whenever it is cut off."""
        while True:
            with suppress(ConnectionClosed, InvalidHandshake, OSError, EOFError, TimeoutError):
                await self._watch()
            await asyncio.sleep(0.05)

    async def _watch(self) -> None:
        async with wire(self._url, self._token, hello=False) as device:
            self.there = present(await device.hello())
            while True:
                for push in device.pushes:
                    self._take(push)
                device.pushes.clear()
                self._take(await device.hear())

    def _take(self, push: Frame) -> None:
        if push["t"] == "presence":
            person = cast(str, push["person"])
            (self.there.discard if push["status"] == "offline" else self.there.add)(person)


def present(welcome: Frame) -> set[str]:
    """Whom a welcome shows as there; who is offline is not in it."""
    return {cast(str, one["person"]) for one in cast(list[Frame], welcome.get("presence", []))}


async def seen_by_all(watchers: list[Watcher], person: str, there: bool) -> None:
    """Returns when all of them believe that somebody is there, or not."""
    async with asyncio.timeout(2 * TIMEOUT):
        while any((person in one.there) != there for one in watchers):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
