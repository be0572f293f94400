"""Servers forked from a process that has imported all they need: a start costs a moment, not seconds of imports.

Passwords cost them next to nothing. Whatever is about the start itself, or about passwords, begins a process of
its own: tests/support/servers/server.py.
"""

import atexit
import json
import math
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import RLock

CHEAP_PASSWORDS = """
import argon2

class Cheap(argon2.PasswordHasher):
    def __init__(self):
        super().__init__(time_cost=1, memory_cost=64, parallelism=1)

argon2.PasswordHasher = Cheap
"""

_PARENT = f"""
import gc, json, os, select, signal, sys
{CHEAP_PASSWORDS}
import httptools, uvloop
import chat_server.main.cli.commands.serve, chat_server.storage.migrations.running
from chat_server.main.cli import main

def become(start):
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    log = os.open(start["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.closerange(3, 64)
    os.chdir(start["folder"])
    os.environ.clear()
    os.environ.update(start["environment"])
    sys.argv[1:] = start["arguments"]
    exec(start["first"], {{}})
    main()

def tell_ended():
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        print("ended", pid, os.waitstatus_to_exitcode(status), flush=True)

gc.collect()
gc.freeze()
woken, wake = os.pipe()
os.set_blocking(woken, False)
os.set_blocking(wake, False)
signal.set_wakeup_fd(wake)
signal.signal(signal.SIGCHLD, lambda *_: None)
signal.signal(signal.SIGINT, signal.SIG_IGN)
while True:
    ready, _, _ = select.select([0, woken], [], [])
    if woken in ready:
        os.read(woken, 4096)
        tell_ended()
    if 0 in ready:
        line = sys.stdin.readline()
        if not line:
            break
        child = os.fork()
        if child == 0:
            become(json.loads(line))
        print("started", child, flush=True)
"""


class Parent:
    """Forks servers, and hears of their ends."""

    def __init__(self) -> None:
        self.ended: dict[int, int] = {}
        self._lock = RLock()
        self._rest = b""
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in, self._out = self._process.stdin, self._process.stdout
        atexit.register(self.close)

    def start(self, arguments: Sequence[str], environment: Mapping[str, str], log: Path, first: str) -> int:
        """The process id of a new one, which runs the Python code `first` before all else."""
        told = {
            "arguments": arguments,
            "environment": dict(environment),
            "log": str(log),
            "folder": str(Path.cwd()),
            "first": first,
        }
        with self._lock:
            self._in.write(json.dumps(told).encode() + b"\n")
            self._in.flush()
            while (pid := self._hear(None)) is None:
                pass
            return pid

    def listen(self, seconds: float) -> None:
        """Take in what it tells within this time."""
        with self._lock:
            self._hear(seconds)

    def _hear(self, seconds: float | None) -> int | None:
        """The id of a process that was started, if it told that; ends are noted."""
        if b"\n" not in self._rest and select.select([self._out], [], [], seconds)[0]:
            told = os.read(self._out.fileno(), 4096)
            assert told, "the parent of the test's servers is gone"
            self._rest += told
        if b"\n" not in self._rest:
            return None
        line, _, self._rest = self._rest.partition(b"\n")
        what, pid, *code = line.split()
        if what == b"started":
            self.ended.pop(int(pid), None)
            return int(pid)
        self.ended[int(pid)] = int(code[0])
        return None

    def close(self) -> None:
        self._in.close()
        self._process.wait()
        self._out.close()


@cache
def parent() -> Parent:
    return Parent()


class Forked:
    """One of them, used as subprocess.Popen is."""

    def __init__(
        self, arguments: Sequence[str], environment: Mapping[str, str], log: Path, first: str = ""
    ) -> None:
        self.args = arguments
        self.pid = parent().start(arguments, environment, log, first)

    @property
    def returncode(self) -> int | None:
        return parent().ended.get(self.pid)

    def poll(self) -> int | None:
        if self.returncode is None:
            parent().listen(0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Its exit status; raises subprocess.TimeoutExpired."""
        limit = math.inf if timeout is None else timeout
        deadline = time.monotonic() + limit
        while (code := self.poll()) is None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise subprocess.TimeoutExpired(self.args, limit)
            parent().listen(min(left, 0.2))
        return code

    def send_signal(self, how: signal.Signals) -> None:
        if self.poll() is None:
            os.kill(self.pid, how)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)
