"""Receiving an upload: its bytes come piece by piece, are looked at when all are there, and kept (SPEC 4)."""

import asyncio
import errno
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from chat_server.domain.core.ids import new_id
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.files.file import File, UploadPlace
from chat_server.domain.files.inspected import NO_ROOM, FileRefused, Inspected, UploadBusy
from chat_server.domain.files.names import clean_name, with_ending
from chat_server.domain.files.sound import SILENCE, Sound
from chat_server.services.core.context import Context
from chat_server.services.files.ports import Arrivals, FileStore, Inspector, Scanner
from chat_server.services.files.uploads import (
    BeginRequest,
    CompleteRequest,
    DiscardRequest,
    Quota,
    ReceivedRequest,
    begin_upload,
    complete_upload,
    discard_upload,
    note_received,
    own_upload,
)
from chat_server.storage.files.uploads import UploadRow

_PASSING = {"scanner_away": "file_scanner_away", "disk_full": "disk_full"}
"""Reasons that pass, with what is told: the upload stays, and is looked at again when it is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEdges:
    """What is outside, and how much may be taken in. `largest`: bytes of one file."""

    store: FileStore
    arrivals: Arrivals
    inspector: Inspector
    scanner: Scanner | None
    largest: int
    quota: Quota


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What somebody says of a file before they send its `length` bytes."""

    place: UploadPlace
    name: str
    length: int
    voice: bool
    sound: Sound


@dataclass(slots=True)
class _Turn:
    """Who receives more of an upload just now, in this process; a newer request ends an older one that hangs."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    present: asyncio.Timeout | None = None
    waiting: int = 0


class Receiving:
    """Takes uploads in. One upload is worked on by one request at a time."""

    def __init__(self, context: Context, edges: FileEdges) -> None:
        self._context = context
        self.edges = edges
        self._turns: dict[str, _Turn] = {}

    @property
    def store(self) -> FileStore:
        """Where what came is kept."""
        return self.edges.store

    async def begin(self, viewer: Viewer, announced: Announced, now: int) -> UploadRow:
        """An upload of which no byte came yet; begun at a moment (ms). Raises Refusal."""
        if announced.length == 0:
            raise _refusal(FileRefused("empty"))
        if announced.length > self.edges.largest:
            raise Refusal("file_too_large", f"at most {self.edges.largest} bytes", "upload-length")
        request = BeginRequest(
            viewer=viewer, pid=new_id("f", self._context.randomness), place=announced.place,
            name=clean_name(announced.name), length=announced.length, at=now, voice=announced.voice,
            sound=announced.sound, quota=self.edges.quota,
        )  # fmt: skip
        with _disk():
            await self.edges.arrivals.create(request.pid)
        try:
            return await self._context.writer.run(viewer.person, begin_upload, request)
        except BaseException:
            await asyncio.shield(self.edges.arrivals.remove(request.pid))
            raise

    async def look(self, viewer: Viewer, pid: str) -> tuple[UploadRow, int]:
        """An upload of one's own, and how many bytes of it came. Raises Refusal."""
        row = await self._own(viewer, pid)
        if row.content is not None:
            return row, row.length
        try:
            came = await self.edges.arrivals.size(pid)
        except FileNotFoundError:
            raise Refusal("not_found") from None
        if came == row.length:  # the process ended between the last byte and the look at it
            async with self._alone(pid):
                row = await self._finish(viewer, pid)
        return row, came

    async def receive(self, viewer: Viewer, pid: str, offset: int, pieces: AsyncIterator[bytes]) -> int:
        """More of an upload; how many bytes there are then, on disk. Raises Refusal."""
        async with self._alone(pid):
            row = await self._own(viewer, pid)
            if row.content is not None:
                raise Refusal("conflict", "it is complete", "upload-offset")
            came = await self._append(row, offset, pieces)
            if came == row.length:
                await self._finish(viewer, pid)
            else:
                request = ReceivedRequest(viewer.person, pid, came)
                await self._context.writer.run(viewer.person, note_received, request)
            return came

    async def discard(self, viewer: Viewer, pid: str) -> None:
        """An upload of one's own is not to be sent. Raises Refusal."""
        await self._context.writer.run(viewer.person, discard_upload, DiscardRequest(viewer.person, pid))
        async with self._alone(pid):
            await self.edges.arrivals.remove(pid)

    async def _own(self, viewer: Viewer, pid: str) -> UploadRow:
        return await self._context.read(partial(own_upload, person=viewer.person, pid=pid))

    @asynccontextmanager
    async def _alone(self, pid: str) -> AsyncIterator[None]:
        """For one request of an upload at a time: it ends an older one, a newer one ends it. Raises Refusal then."""
        turn = self._turns.setdefault(pid, _Turn())
        turn.waiting += 1
        try:
            if turn.present is not None and turn.present.when() is None:  # it is not ending already
                turn.present.reschedule(asyncio.get_running_loop().time())
            async with turn.lock, asyncio.timeout(None) as present:
                turn.present = present
                try:
                    yield
                finally:
                    turn.present = None
        except TimeoutError:
            raise Refusal("upload_busy", "a newer request goes on with it") from None
        finally:
            turn.waiting -= 1
            if not turn.waiting:
                self._turns.pop(pid, None)

    async def _append(self, row: UploadRow, offset: int, pieces: AsyncIterator[bytes]) -> int:
        try:
            with _disk():
                return await self.edges.arrivals.append(row.pid, offset, row.length, pieces)
        except FileNotFoundError:
            raise Refusal("not_found") from None
        except UploadBusy:
            raise Refusal("upload_busy") from None
        except ValueError as error:
            raise Refusal("conflict", str(error), "upload-offset") from None

    async def _finish(self, viewer: Viewer, pid: str) -> UploadRow:
        """All bytes are there: look at them, keep them. What is refused is gone afterwards. Raises Refusal."""
        row = await self._own(viewer, pid)
        if row.content is not None:
            return row
        arrivals, source = self.edges.arrivals, self.edges.arrivals.path(pid)
        made = source.with_name(f"{pid}.made")
        try:
            found = await self._look_at(source, made)
        except FileRefused as refused:
            if refused.reason not in _PASSING:
                await self._discard_refused(viewer, pid)
            raise _refusal(refused) from None
        with _disk():
            await self._keep(found, source, made)
        request = CompleteRequest(viewer.person, found.sha256, _file(row, found))
        done = await self._context.writer.run(viewer.person, complete_upload, request)
        await arrivals.remove(pid)
        return done

    async def _look_at(self, source: Path, made: Path) -> Inspected:
        if self.edges.scanner is not None:
            await self.edges.scanner.check(source)
        return await self.edges.inspector.inspect(source, made)

    async def _keep(self, found: Inspected, source: Path, made: Path) -> None:
        """The views first: what has its content has them, too."""
        for view in found.views:
            await self.edges.store.put(f"{found.sha256}.{view}", made / view)
        await self.edges.store.put(found.sha256, made / "cleaned" if found.changed else source)

    async def _discard_refused(self, viewer: Viewer, pid: str) -> None:
        await self._context.writer.run(viewer.person, discard_upload, DiscardRequest(viewer.person, pid))
        await self.edges.arrivals.remove(pid)


def _file(row: UploadRow, found: Inspected) -> File:
    return File(
        pid=row.pid,
        name=with_ending(row.name, found.endings),
        kind=found.kind,
        type=found.type,
        size=found.size,
        width=found.width,
        height=found.height,
        voice=row.voice and found.kind == "audio",
        sound=_sound(row, found),
    )


def _sound(row: UploadRow, found: Inspected) -> Sound:
    """As it was measured; where nothing could be, as its sender says."""
    if found.kind != "audio":
        return SILENCE
    return found.sound if found.sound.duration else row.claimed


def _refusal(refused: FileRefused) -> Refusal:
    if refused.reason in _PASSING:
        return Refusal("unavailable", _PASSING[refused.reason])
    return Refusal("file_refused", f"file_{refused.reason}")


@contextmanager
def _disk() -> Iterator[None]:
    """Raises Refusal `unavailable` where there is no room."""
    try:
        yield
    except OSError as error:
        if error.errno in (*NO_ROOM, errno.EFBIG):
            raise Refusal("unavailable", "disk_full") from error
        raise
