"""Checking passwords: bounded, equal, off the event loop."""

import asyncio
import threading
from collections.abc import Iterator
from typing import Literal

import argon2
import pytest

from chat_server.domain.core.refusal import Refusal
from chat_server.services.account.passwords import Passwords, check_new

pytestmark = pytest.mark.anyio
CHEAP = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Gate(argon2.PasswordHasher):
    """A hasher that says what it was asked, and answers when the gate is open."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.open = threading.Event()
        self.busy = threading.Semaphore(0)
        self.verified: list[str | bytes] = []

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002  as in argon2
        self.verified.append(hash)
        self.busy.release()
        assert self.open.wait(10)
        return super().verify(hash, password)


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.open.set()


async def test_the_right_password_matches_and_no_other() -> None:
    passwords = Passwords(CHEAP)
    stored = await passwords.hash("Grüße aus Köln")
    assert await passwords.matches(stored, "Grüße aus Köln")
    assert not await passwords.matches(stored, "grüße aus Köln")
    assert not await passwords.matches("not a hash", "Grüße aus Köln")
    passwords.close()


async def test_composed_and_decomposed_letters_are_one_password() -> None:
    passwords = Passwords(CHEAP)
    stored = await passwords.hash("Gr\u00fc\u00dfe aus K\u00f6ln")
    assert await passwords.matches(stored, "Gru\u0308\u00dfe aus Ko\u0308ln")
    passwords.close()


async def test_nobody_costs_as_much_as_somebody_and_is_never_matched(gate: Gate) -> None:
    gate.open.set()
    passwords = Passwords(gate)
    assert not await passwords.matches(None, "the password of nobody")
    (nobody,) = gate.verified
    assert argon2.extract_parameters(str(nobody)) == argon2.extract_parameters(gate.hash("x"))
    passwords.close()


async def test_the_event_loop_runs_on_and_few_work_at_once(gate: Gate) -> None:
    passwords = Passwords(gate, at_once=2, waiting=1)
    first = [asyncio.create_task(passwords.matches(None, "x")) for _ in range(2)]
    for _ in first:
        await asyncio.to_thread(gate.busy.acquire)
    third = asyncio.create_task(passwords.matches(None, "x"))
    await asyncio.sleep(0)
    with pytest.raises(Refusal, match="busy"):
        await passwords.matches(None, "x")
    assert len(gate.verified) == 2
    gate.open.set()
    assert await asyncio.gather(*first, third) == [False] * 3
    passwords.close()


async def test_who_waits_too_long_is_told(gate: Gate) -> None:
    passwords = Passwords(gate, at_once=1, patience=0.01)
    first = asyncio.create_task(passwords.matches(None, "x"))
    await asyncio.to_thread(gate.busy.acquire)
    with pytest.raises(Refusal) as refused:
        await passwords.matches(None, "x")
    assert (refused.value.code, refused.value.retry_after) == ("busy", 1_000)
    gate.open.set()
    await first
    assert not await passwords.matches(None, "x")
    passwords.close()


async def test_a_caller_that_goes_away_frees_its_place(gate: Gate) -> None:
    passwords = Passwords(gate, at_once=1)
    first = asyncio.create_task(passwords.matches(None, "x"))
    await asyncio.to_thread(gate.busy.acquire)
    first.cancel()
    gate.open.set()
    assert not await passwords.matches(None, "x")
    passwords.close()


@pytest.mark.parametrize(("password", "fits"), [("a" * 9, False), ("a" * 10, True), ("a" * 201, False)])
def test_the_length_of_a_new_password(password: str, fits: bool) -> None:
    if fits:
        check_new(password)
    else:
        with pytest.raises(Refusal):
            check_new(password)
