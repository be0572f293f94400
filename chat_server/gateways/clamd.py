"""clamd, which looks for malicious software in a stream (INSTREAM)."""

import asyncio
from contextlib import suppress
from pathlib import Path

import structlog

from chat_server.domain.files.inspected import FileRefused

PIECE = 64 * 1024
SECONDS = 60.0

log = structlog.get_logger()


class Clamd:
    """At `address`: host:port, or the path of a socket."""

    def __init__(self, address: str) -> None:
        self._address = address

    async def check(self, source: Path) -> None:
        """Raises FileRefused: `infected`, `too_hard`, or `scanner_away` where there is no clear answer."""
        try:
            async with asyncio.timeout(SECONDS):
                said = await self._ask(source)
        except (OSError, TimeoutError) as error:
            raise FileRefused("scanner_away") from error
        if said.endswith(b"FOUND"):
            raise FileRefused("infected")
        if b"size limit exceeded" in said:
            log.warning("clamd takes only smaller files: raise its StreamMaxLength")
            raise FileRefused("too_hard")
        if not said.endswith(b"OK"):
            raise FileRefused("scanner_away")

    async def _ask(self, source: Path) -> bytes:
        reader, writer = await self._connect()
        answer = asyncio.ensure_future(reader.read(4_096))
        try:
            with suppress(ConnectionError):  # it has said enough, and reads no further
                await _send(source, writer)
            return (await answer).rstrip(b"\0\n ")
        finally:
            answer.cancel()
            writer.close()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._address.startswith("/"):
            return await asyncio.open_unix_connection(self._address)
        host, _, port = self._address.rpartition(":")
        return await asyncio.open_connection(host, int(port))


async def _send(source: Path, writer: asyncio.StreamWriter) -> None:
    """As far as it reads."""
    writer.write(b"zINSTREAM\0")
    with source.open("rb") as file:
        while piece := await asyncio.to_thread(file.read, PIECE):
            await _write(writer, len(piece).to_bytes(4, "big") + piece)
    await _write(writer, bytes(4))


async def _write(writer: asyncio.StreamWriter, data: bytes) -> None:
    """Raises ConnectionError, where uvloop would say RuntimeError."""
    if writer.is_closing():
        raise ConnectionResetError
    writer.write(data)
    await writer.drain()
