"""A bucket of S3, or of what speaks its protocol, as the store of files.

Each put has a key of its own, `NAME/RANDOM`; the newest counts. So what is removed as old is never what another
process has just put again: no lock is needed, and S3 has none.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import obstore
import structlog
from obstore.exceptions import BaseError
from obstore.store import S3Store

from chat_server.domain.core.refusal import Refusal

PIECE = 1 << 20
"""Bytes asked for at once: whoever takes them slowly holds no connection to S3 meanwhile."""

PART = 5 << 20
"""Bytes sent at once; S3 takes no smaller parts."""

PUTS_AT_ONCE = 2
"""More would take more memory, not be faster."""

REQUEST_SECONDS, CONNECT_SECONDS, RETRY_SECONDS = 20.0, 3.0, 10.0
"""A request that fails or gets no answer in time is tried again as long as RETRY_SECONDS have not passed."""

_MARK = "now"
"""The object that tells S3's own time."""

if TYPE_CHECKING:  # not there at run time
    from obstore.store import S3Config

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class BucketAddress:
    """Where a bucket is. No `endpoint`: Amazon's; no `access_key`: what the machine's role or AWS_* variables give."""

    bucket: str
    endpoint: str
    region: str
    access_key: str
    secret_key: str

    def __repr__(self) -> str:
        return f"BucketAddress({self.bucket!r})"


@dataclass(frozen=True, slots=True, order=True)
class _Copy:
    """One put of a name. Of those within the second that S3 tells apart any one may be the newest, but only one is."""

    at: datetime
    key: str
    size: int


class BucketStore:
    """Names are made by the server only: hexadecimal digits, and `.small` or `.large` behind them.

    Everything raises Refusal `unavailable` where S3 does not answer or refuses.
    """

    def __init__(self, address: BucketAddress) -> None:
        self._bucket = _connected(address)
        self._free = asyncio.Semaphore(PUTS_AT_ONCE)

    async def put(self, name: str, source: Path) -> None:
        """Keep a copy of a file under a name. On return S3 has it."""
        key = f"{name}/{secrets.token_hex(8)}"
        async with self._free:
            with _in_words("put"):
                await obstore.put_async(self._bucket, key, source, chunk_size=PART, max_concurrency=2)
        with suppress(Refusal):  # it is kept; what else there is of it harms nobody
            await self._remove_older(name, key)

    async def size(self, name: str) -> int:
        """How many bytes there are. Raises FileNotFoundError."""
        return (await self._newest(name)).size

    async def read(self, name: str, start: int, end: int) -> AsyncIterator[bytes]:
        """The bytes from `start` to before `end`, piece by piece. Raises FileNotFoundError before the first."""
        copy = await self._newest(name)
        end = min(end, copy.size)
        while start < end:
            try:
                piece = await self._range(copy.key, start, min(start + PIECE, end))
            except FileNotFoundError:
                copy = await self._newer(name, copy)
                continue
            start += len(piece)
            yield piece

    async def names(self, age: float) -> list[str]:
        """Everything that was last put more than so many seconds ago."""
        before, last = await self._now() - timedelta(seconds=age), dict[str, datetime]()
        with _in_words("list"):
            async for page in obstore.list(self._bucket, chunk_size=1_000):
                for found in page:
                    name, slash, _ = found["path"].partition("/")
                    if slash:
                        last[name] = max(found["last_modified"], last.get(name, found["last_modified"]))
        return [name for name, at in last.items() if at < before]

    async def delete(self, name: str, age: float) -> None:
        """Remove what was last put more than so many seconds ago; what was put again since stays."""
        before = await self._now() - timedelta(seconds=age)
        await self._remove([copy for copy in await self._copies(name) if copy.at < before])

    async def _remove_older(self, name: str, key: str) -> None:
        """What was put before: of any who do this at once, the newest stays."""
        copies = await self._copies(name)
        own = next((copy for copy in copies if copy.key == key), None)
        await self._remove([copy for copy in copies if own is not None and copy < own])

    async def _copies(self, name: str) -> list[_Copy]:
        with _in_words("list"):
            found = await obstore.list(self._bucket, name).collect_async()
        return [_Copy(one["last_modified"], one["path"], one["size"]) for one in found]

    async def _newest(self, name: str) -> _Copy:
        copies = await self._copies(name)
        if not copies:
            raise FileNotFoundError(name)
        return max(copies)

    async def _newer(self, name: str, gone: _Copy) -> _Copy:
        """What was put instead of a copy that is gone while it was read: its bytes are the same."""
        copy = await self._newest(name)
        if copy.key == gone.key:
            raise FileNotFoundError(name)
        return copy

    async def _range(self, key: str, start: int, end: int) -> bytes:
        with _in_words("get"):
            return bytes(await obstore.get_range_async(self._bucket, key, start=start, end=end))

    async def _remove(self, copies: Sequence[_Copy]) -> None:
        if copies:
            with _in_words("delete"):
                await obstore.delete_async(self._bucket, [copy.key for copy in copies])

    async def _now(self) -> datetime:
        """S3's own now: a moved clock makes no file older."""
        with _in_words("put"):
            await obstore.put_async(self._bucket, _MARK, b"")
            return (await obstore.head_async(self._bucket, _MARK))["last_modified"]


def _connected(address: BucketAddress) -> S3Store:
    config: S3Config = {}
    if address.endpoint:
        config["endpoint"] = address.endpoint
    if address.access_key:
        config |= {"access_key_id": address.access_key, "secret_access_key": address.secret_key}
    return S3Store(
        address.bucket,
        config=config,
        region=address.region,
        virtual_hosted_style_request=not address.endpoint,
        client_options={
            "allow_http": address.endpoint.startswith("http://"),
            "timeout": timedelta(seconds=REQUEST_SECONDS),
            "connect_timeout": timedelta(seconds=CONNECT_SECONDS),
        },
        retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=RETRY_SECONDS)},
    )


@contextmanager
def _in_words(doing: str) -> Iterator[None]:
    """What went wrong is logged by its kind alone: S3's words may hold keys and names."""
    try:
        yield
    except BaseError as error:
        log.warning("file store failed", doing=doing, error=type(error).__name__)
        raise Refusal("unavailable", "file_store_away") from error
