"""A private clamd that knows one thing: EICAR. Without the database of its makers, which has 300 MB."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path

from tests.support.servers.services import Server, short_folder

PACKAGES = ("clamav-daemon", "libclamav12", "libmspack0")
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
LARGEST = 5_000_000
"""Bytes that it takes."""


@dataclass(kw_only=True)
class ClamdServer(Server):
    """A clamd of our own."""

    @property
    def address(self) -> str:
        return str(self.folder / "socket")


@contextmanager
def running_clamd() -> Iterator[ClamdServer]:
    """The one that is installed, or one out of Debian's packages, which need not be installed for it."""
    with short_folder() as folder:
        (folder / "known").mkdir()
        (folder / "known" / "eicar.hdb").write_text(f"{md5(EICAR).hexdigest()}:{len(EICAR)}:Eicar\n")  # noqa: S324
        settings = {
            "LocalSocket": folder / "socket", "DatabaseDirectory": folder / "known", "Foreground": "yes",
            "StreamMaxLength": LARGEST, "User": "root" if os.geteuid() == 0 else os.environ.get("USER", ""),
        }  # fmt: skip
        configuration = folder / "clamd.conf"
        configuration.write_text("".join(f"{name} {value}\n" for name, value in settings.items() if value))
        server = ClamdServer(
            folder=folder,
            command=[*_program(folder), "-c", str(configuration)],
            is_ready=lambda: _answers(folder / "socket"),
        )
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _program(folder: Path) -> list[str]:
    installed = shutil.which("clamd", path=f"{os.environ['PATH']}:/usr/sbin")
    if installed:
        return [installed]
    subprocess.run(["apt-get", "download", "-qq", *PACKAGES], cwd=folder, check=True)
    for package in folder.glob("*.deb"):
        subprocess.run(["dpkg", "-x", str(package), str(folder / "root")], check=True)
    (libraries,) = (folder / "root/usr/lib").glob("*-linux-gnu")
    return ["env", f"LD_LIBRARY_PATH={libraries}", str(folder / "root/usr/sbin/clamd")]


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(5)
        try:
            connection.connect(str(path))
            connection.sendall(b"zPING\0")
            return connection.recv(64) == b"PONG\0"
        except OSError:
            return False
