"""Starts a process for each look at a file, a few at a time, and ends those that take too long."""

import asyncio
import os
import shutil
import signal
import sys
from pathlib import Path

import msgspec
import structlog

from chat_server.domain.files.inspected import FileRefused, Inspected, RefusedReason

AT_ONCE = 2
SECONDS = 120.0
"""From start to end of one look, however slow the machine is."""

_CHILD = "chat_server.gateways.inspection.child"

log = structlog.get_logger()


class _Refused(msgspec.Struct):
    reason: RefusedReason


class ProcessInspector:
    """Looks at files in processes of their own; a decoder that is broken by what it reads breaks nothing else."""

    def __init__(self, ffmpeg: str) -> None:
        """`ffmpeg` is the path of that program; without it, "", sound is neither measured nor converted."""
        self._free = asyncio.Semaphore(AT_ONCE)
        self._ffmpeg = ffmpeg

    async def inspect(self, source: Path, folder: Path) -> Inspected:
        """What a file is. `folder` is made, and holds what was made of it afterwards. Raises FileRefused."""
        async with self._free:
            await asyncio.to_thread(_make_empty, folder)
            said = await _say(str(source), str(folder), self._ffmpeg)
        if not said:
            raise FileRefused("too_hard")
        try:
            raise FileRefused(msgspec.json.decode(said, type=_Refused).reason)
        except msgspec.ValidationError:
            return msgspec.json.decode(said, type=Inspected)


def _make_empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)


async def _say(*given: str) -> bytes:
    """What the process said; nothing where it came to no end of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-I", "-m", _CHILD, *given,
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL, env={},
        start_new_session=True,
    )  # fmt: skip
    try:
        async with asyncio.timeout(SECONDS):
            said, _nothing = await process.communicate()
    except TimeoutError:
        log.warning("looking at a file took too long")
        return b""
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)  # and what it has started
            await asyncio.shield(process.wait())
    if process.returncode != 0:
        log.warning("looking at a file failed", exit=process.returncode)
        return b""
    return said
