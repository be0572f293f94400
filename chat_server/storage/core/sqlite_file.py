"""The SQLite file: for its owner alone, whose it is, and whether this process may work with it."""

import errno
import os
import pwd
import stat
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryFile

OTHERS = stat.S_IRWXG | stat.S_IRWXO
SIBLINGS = ("", "-wal", "-shm")
"""What SQLite appends to the file's name for the files beside it."""

ROOM = 2**20
"""Bytes: with less, the disk counts as full."""

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class ClosedFile(Exception):
    """The file is not this process's to write: `path`, who owns it, and whom this process runs as.

    Where a folder on the way lets nobody through, it is that folder.
    """

    def __init__(self, path: Path) -> None:
        found = next(one for one in (path, *path.parents) if _may_look_at(one))
        super().__init__(found)
        self.path, self.folder = found, found if found.is_dir() else found.parent
        self.owner, self.user = user_name(found.stat().st_uid), user_name(os.geteuid())


def exists(path: Path) -> bool:
    """Whether there is such a file. Raises ClosedFile where this process may not look."""
    try:
        return path.exists()
    except PermissionError as error:
        raise ClosedFile(path.absolute()) from error


def create(path: Path) -> bool:
    """Create an empty file (0600, in a folder of 0700 if there is none) unless it is there; whether it is new.

    Where root creates it, it is the folder's owner's, so that the service can write what its operator began. Raises
    ClosedFile.
    """
    if exists(path):
        return False
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return False
    except PermissionError as error:
        raise ClosedFile(path.absolute()) from error
    if os.geteuid() == 0:
        folder = path.parent.stat()
        os.chown(path, folder.st_uid, folder.st_gid)
    return True


def has_room(folder: Path) -> bool:
    """Whether files in a folder can grow. It is tried: free space is not what quotas and limits leave of it."""
    try:
        with TemporaryFile(dir=folder) as file:
            os.posix_fallocate(file.fileno(), 0, ROOM)
    except OSError as error:
        return error.errno not in FULL
    return True


def siblings(path: Path) -> list[Path]:
    """The file and those that SQLite keeps beside it, as far as they are there."""
    return [file for ending in SIBLINGS if (file := path.with_name(path.name + ending)).exists()]


def open_to_others(paths: Iterable[Path]) -> list[Path]:
    """Those that others than the owner may read or write. A folder of everybody, as /tmp, is not meant."""
    return [path for path in paths if _mode(path) & OTHERS and not _mode(path) & stat.S_ISVTX]


def close_to_others(paths: Iterable[Path]) -> list[Path]:
    """Take the permissions of others away; what was open and is now closed."""
    closed: list[Path] = []
    for path in open_to_others(paths):
        if os.geteuid() in {0, path.stat().st_uid}:
            path.chmod(_mode(path) & ~OTHERS)
            closed.append(path)
    return closed


def check_writable(path: Path) -> None:
    """Raises ClosedFile unless this process may write the file, those beside it, and their folder."""
    path = path.absolute()
    wanted = [(path.parent, os.R_OK | os.W_OK | os.X_OK)]
    if os.access(path.parent, os.X_OK):
        wanted += [(file, os.R_OK | os.W_OK) for file in siblings(path)]
    for one, how in wanted:
        if not os.access(one, how):
            raise ClosedFile(one)


def _may_look_at(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:
        return False


def user_name(uid: int) -> str:
    """The name of a user of this machine, or the number if there is none."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
