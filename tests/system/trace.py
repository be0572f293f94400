"""What a server did on the disk and on its sockets, in the order in which it happened, as strace saw it.

strace stops a thread at the return of a call until it has noted it. So a flush noted as returned before a send
was noted as begun was over when the send began, whichever threads they were on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CALLS = "write,writev,pwrite64,pwritev,sendto,sendmsg,fsync,fdatasync"
SHOWN = 262_144
"""Bytes of each buffer that are shown: more than any one write has."""


def under_strace(strace: Path, output: Path) -> list[str]:
    """Run a program as the process that it would be without a tracer; signals go to it."""
    options = [
        "-D",
        "-f",
        "--seccomp-bpf",
        "-yy",
        "-qq",
        "-s",
        str(SHOWN),
        "-e",
        f"trace={CALLS}",
        "-e",
        "signal=none",
    ]
    return [str(strace), *options, "-o", str(output)]


@dataclass(frozen=True, kw_only=True)
class Call:
    """A system call: `begun` and `ended` are places in the trace; `target` is a path, or starts with "TCP"."""

    name: str
    target: str
    data: str
    begun: int
    ended: int


_BEGUN = re.compile(r"^(\d+) +(\w+)\(\d+<(.*?)>(?=[,) ])(.*)$")
_RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$")
_UNFINISHED = "<unfinished ...>"


def calls(lines: Sequence[str]) -> Iterator[Call]:
    """The calls of a trace that succeeded, in the order in which they returned."""
    waiting: dict[str, tuple[str, str, str, int]] = {}
    for place, line in enumerate(lines):
        if resumed := _RESUMED.match(line):
            name, target, data, begun = waiting.pop(resumed[1], ("", "", "", 0))
            if name == resumed[2] and _succeeded(line):
                yield Call(name=name, target=target, data=data + resumed[3], begun=begun, ended=place)
        elif found := _BEGUN.match(line):
            thread, name, target, data = found.groups()
            if data.endswith(_UNFINISHED):
                waiting[thread] = (name, target, data, place)
            elif _succeeded(line):
                yield Call(name=name, target=target, data=data, begun=place, ended=place)


def _succeeded(line: str) -> bool:
    return re.search(r"\) += \d+$", line) is not None


@dataclass(frozen=True)
class Promise:
    """What was `written` must not be `told` before it is on the disk; both are parts of what strace shows."""

    written: str
    told: str


def broken(trace: Sequence[Call], promises: Sequence[Promise]) -> list[Promise]:
    """The promises that were not kept, and those of which the trace shows nothing.

    On the disk: written to the log of the database (WAL), and that file flushed after it.
    """
    return [promise for promise in promises if not _is_kept(trace, promise)]


def _is_kept(trace: Sequence[Call], promise: Promise) -> bool:
    written = min((c.ended for c in trace if _is_wal(c) and promise.written in c.data), default=None)
    told = min(
        (c.begun for c in trace if c.target.startswith("TCP") and promise.told in c.data), default=None
    )
    if written is None or told is None:
        return False
    return any(
        c.name in ("fsync", "fdatasync") and _is_wal(c) and written < c.begun and c.ended < told
        for c in trace
    )


def _is_wal(call: Call) -> bool:
    return call.target.endswith("-wal")
