"""clamd, which looks for malicious software in a stream (INSTREAM)."""

import asyncio
from pathlib import Path

from chat_server.domain.files.inspected import FileRefused

PIECE = 64 * 1024
SECONDS = 60.0


class Clamd:
    """At `address`: host:port, or the path of a socket."""

    def __init__(self, address: str) -> None:
        self._address = address

    async def check(self, source: Path) -> None:
        """Raises FileRefused: `infected`, or `scanner_away` where there is no clear answer."""
        try:
            async with asyncio.timeout(SECONDS):
                said = await self._ask(source)
        except (OSError, TimeoutError) as error:
            raise FileRefused("scanner_away") from error
        if said.endswith(b"FOUND"):
            raise FileRefused("infected")
        if not said.endswith(b"OK"):
            raise FileRefused("scanner_away")

    async def _ask(self, source: Path) -> bytes:
        reader, writer = await self._connect()
        try:
            writer.write(b"zINSTREAM\0")
            with source.open("rb") as file:
                while piece := await asyncio.to_thread(file.read, PIECE):
                    writer.write(len(piece).to_bytes(4, "big") + piece)
                    await writer.drain()
            writer.write(bytes(4))
            await writer.drain()
            return (await reader.read(4_096)).rstrip(b"\0\n ")
        finally:
            writer.close()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._address.startswith("/"):
            return await asyncio.open_unix_connection(self._address)
        host, _, port = self._address.rpartition(":")
        return await asyncio.open_connection(host, int(port))
