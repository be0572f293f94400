"""How much room files take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TakenRoom:
    """Bytes and number of the files and uploads in the chats of an account; None: in those of no account."""

    account_pid: str | None
    account_name: str
    size: int
    files: int


@dataclass(frozen=True, slots=True)
class FileRoom:
    """What takes how much, and the limits in bytes: of one account, of all; 0: none."""

    taken: tuple[TakenRoom, ...]
    account_limit: int
    limit: int
