"""What the use cases of files need from outside; gateways provide it."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Protocol

from chat_server.domain.files.inspected import Inspected


class FileStore(Protocol):
    """Where the bytes of files are kept, under names of their content.

    Everything raises Refusal `unavailable` where the store is elsewhere and does not answer.
    """

    async def put(self, name: str, source: Path) -> None:
        """Keep a copy of a file under a name. On return it outlives every crash. Raises OSError."""

    async def size(self, name: str) -> int:
        """How many bytes there are. Raises FileNotFoundError."""

    def read(self, name: str, start: int, end: int) -> AsyncIterator[bytes]:
        """The bytes from `start` to before `end`, piece by piece."""

    async def names(self, age: float) -> list[str]:
        """Everything that was last put more than so many seconds ago."""

    async def delete(self, name: str, age: float) -> None:
        """Remove what was last put more than so many seconds ago; what was put again since stays."""


class Arrivals(Protocol):
    """Uploads on their way, by public id."""

    def path(self, name: str) -> Path:
        """Where it is."""

    async def create(self, name: str) -> None:
        """An empty one, on disk on return."""

    async def size(self, name: str) -> int:
        """How many bytes came. Raises FileNotFoundError."""

    async def append(self, name: str, offset: int, most: int, pieces: AsyncIterator[bytes]) -> int:
        """Write what comes behind `offset`; how many bytes there are then, on disk.

        Raises FileNotFoundError, UploadBusy, and ValueError where there are not `offset` bytes, or more come than
        `most`.
        """

    async def remove(self, name: str) -> None:
        """It is not there any more, nor what was made of it."""

    async def names(self, age: float) -> list[str]:
        """Everything that was last written to more than so many seconds ago."""


class Inspector(Protocol):
    """Looks at files, apart from this process."""

    async def inspect(self, source: Path, folder: Path) -> Inspected:
        """What a file is; `folder` holds what was made of it. Raises FileRefused."""


class Scanner(Protocol):
    """Looks for malicious software."""

    async def check(self, source: Path) -> None:
        """Raises FileRefused `infected` or `scanner_away`."""
