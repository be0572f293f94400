"""Many files as one ZIP, made while it is sent: nothing of it lies on disk or in memory as a whole."""

import zipfile
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from pathlib import PurePath

from chat_server.domain.core.times import from_millis
from chat_server.services.files.opening import OpenedFile
from chat_server.services.files.ports import FileStore


class _Sink:
    """What the archive writes to: taken away piece by piece."""

    def __init__(self) -> None:
        self._written = bytearray()

    def write(self, data: bytes) -> int:
        self._written += data
        return len(data)

    def flush(self) -> None:
        """Everything is there at once."""

    def close(self) -> None:
        """Nothing is held."""

    def take(self) -> bytes:
        taken = bytes(self._written)
        self._written.clear()
        return taken


async def archive(store: FileStore, files: Iterable[OpenedFile]) -> AsyncIterator[bytes]:
    """The archive, piece by piece. A file that the store does not have any more is left out."""
    sink, names = _Sink(), Counter[str]()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as packed:
        for one in files:
            try:
                size = await store.size(one.content)
            except FileNotFoundError:
                continue
            moment = from_millis(one.at)
            info = zipfile.ZipInfo(_another(one.file.name, names), moment.timetuple()[:6])
            with packed.open(info, "w", force_zip64=True) as entry:
                async for piece in store.read(one.content, 0, size):
                    entry.write(piece)
                    yield sink.take()
    yield sink.take()


def _another(name: str, names: Counter[str]) -> str:
    """The name, or, where it was given already, one with a number."""
    names[name.casefold()] += 1
    count = names[name.casefold()]
    path = PurePath(name)
    return name if count == 1 else f"{path.stem} ({count}){path.suffix}"
