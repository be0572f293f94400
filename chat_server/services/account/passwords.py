"""Password hashes: argon2 in a few threads of its own, so that sign-ins never hold up the event loop."""

import asyncio
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import argon2
from argon2.exceptions import InvalidHashError, VerificationError

from chat_server.domain.core.refusal import Refusal

SHORTEST, LONGEST = 10, 200
T = TypeVar("T")


class Passwords:
    """Hashes and checks passwords, at most `at_once` at a time; each takes 64 MiB of memory for a moment.

    Who would wait longer than `patience` (seconds) or behind more than `waiting` others is refused as `busy`.
    Tests give a cheap `hasher`.
    """

    def __init__(
        self,
        hasher: argon2.PasswordHasher | None = None,
        at_once: int = 2,
        waiting: int = 100,
        patience: float = 5.0,
    ) -> None:
        self._hasher = hasher or argon2.PasswordHasher()
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="passwords")
        self._free = asyncio.Semaphore(at_once)
        self._waiting = 0
        self._most_waiting = waiting
        self._patience = patience
        self._nobody = self._hasher.hash("the password of nobody")

    async def hash(self, password: str) -> str:
        """The hash to be stored. Raises Refusal `busy`."""
        return await self._run(lambda: self._hasher.hash(normalised(password)))

    async def matches(self, stored: str | None, password: str) -> bool:
        """Whether this is the password. Raises Refusal `busy`.

        None, for nobody or somebody without a password, is never matched and costs the same.
        """
        verified = await self._run(lambda: self._verify(stored or self._nobody, normalised(password)))
        return verified and stored is not None

    def close(self) -> None:
        """End the threads."""
        self._threads.shutdown()

    def _verify(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False

    async def _run(self, work: Callable[[], T]) -> T:
        if self._waiting >= self._most_waiting:
            raise Refusal("busy", retry_after=1_000)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._patience):
                await self._free.acquire()
        except TimeoutError:
            raise Refusal("busy", retry_after=1_000) from None
        finally:
            self._waiting -= 1
        running = asyncio.get_running_loop().run_in_executor(self._threads, work)
        running.add_done_callback(lambda _done: self._free.release())  # also when the caller has gone away
        return await asyncio.shield(running)


def normalised(password: str) -> str:
    """The same password from every keyboard: composed characters."""
    return unicodedata.normalize("NFC", password)


def check_new(password: str) -> None:
    """Raises Refusal `not_allowed` for a password that is too short or too long."""
    if not SHORTEST <= len(normalised(password)) <= LONGEST:
        raise Refusal("not_allowed", f"a password has {SHORTEST} to {LONGEST} characters", field="password")
