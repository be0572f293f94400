"""Signing in and ending sessions, on both databases."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import argon2
import pytest
from sqlalchemy import Connection, select

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import to_millis
from chat_server.domain.facts import Fact, SessionEnded
from chat_server.services.account.passwords import Passwords
from chat_server.services.account.sessions import (
    DAY,
    Lifetimes,
    SignedIn,
    authenticate,
    create_session,
    revoke,
)
from chat_server.services.account.sign_in import Attempt, SignIn, network
from chat_server.services.core.context import Context
from chat_server.storage.account import sessions
from chat_server.storage.account.tables import sessions as session_table
from chat_server.storage.all_tables import metadata
from chat_server.storage.core.database import Database
from chat_server.storage.core.writer import Writer
from chat_server.storage.people import people
from chat_server.storage.people.people import NewPerson
from tests.support.clock import ManualClock

pytestmark = pytest.mark.anyio
CHEAP = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
JANA, PASSWORD, WRONG_PASSWORD = "jana@lindenhof.example", "correct horse", "wrong horse"


@dataclass
class Door:
    """Somebody standing before the sign-in of an agency of one."""

    database: Database
    clock: ManualClock = field(default_factory=ManualClock)
    facts: list[Fact] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.passwords = Passwords(CHEAP)
        self.context = self.process()

    def process(self) -> Context:
        """What another server process has."""
        writer = Writer(self.database, self.facts.append)
        return Context(
            database=self.database,
            writer=writer,
            clock=self.clock,
            calendar=Calendar(),
            randomness=secrets.token_bytes,
        )

    async def try_in(
        self,
        password: str = PASSWORD,
        email: str = JANA,
        address: str = "192.0.2.1",
        stay: bool = False,
        context: Context | None = None,
    ) -> tuple[str, SignedIn]:
        sign_in = SignIn(context or self.context, self.passwords, Lifetimes())
        return await sign_in(
            Attempt(email=email, password=password, address=address, device="a test", stay=stay)
        )

    async def refusal(
        self, password: str = WRONG_PASSWORD, email: str = JANA, address: str = "192.0.2.1"
    ) -> tuple[str, int | None]:
        with pytest.raises(Refusal) as refused:
            await self.try_in(password, email, address)
        return refused.value.code, refused.value.retry_after


@pytest.fixture
async def door(database: Database) -> AsyncIterator[Door]:
    door = Door(database)
    stored = await door.passwords.hash(PASSWORD)

    def create(connection: Connection) -> None:
        people.create_person(
            connection, NewPerson(pid="pjana", kind="assistant", name="Jana", email=JANA, password=stored), 0
        )
        people.create_person(connection, NewPerson(pid="pbot", kind="bot", name="Feierabend"), 0)

    await database.write(create)
    yield door
    door.passwords.close()


WRONG = ("wrong_credentials", None)


@pytest.mark.parametrize("email", [JANA, " Jana@Lindenhof.EXAMPLE "])
async def test_the_right_password_opens_a_session(door: Door, email: str) -> None:
    token, signed_in = await door.try_in(email=email)
    assert signed_in.viewer.pid == "pjana"
    assert await authenticate(door.context, token, door.context.millis()) == signed_in
    assert await authenticate(door.context, token[:-1], door.context.millis()) is None


async def test_tokens_are_not_stored(door: Door) -> None:
    token, _ = await door.try_in()
    rows = await door.database.read(lambda connection: connection.execute(select(session_table)).all())
    assert len(token) == 64
    assert token not in repr(rows)
    assert token.encode() not in rows[0].token


async def test_whatever_is_wrong_sounds_the_same(door: Door) -> None:
    assert await door.refusal() == WRONG
    assert await door.refusal(email="nobody@lindenhof.example") == WRONG
    assert await door.refusal(email="") == WRONG
    assert await door.refusal(email="\0") == WRONG
    assert await door.refusal(password="") == WRONG
    await door.database.write(lambda connection: people.set_locked(connection, 1, 5))
    assert await door.refusal(PASSWORD) == WRONG


@pytest.mark.parametrize(("stay", "lifetime"), [(True, 30 * DAY), (False, DAY // 2)])
async def test_a_session_ends_by_itself(door: Door, stay: bool, lifetime: int) -> None:
    token, signed_in = await door.try_in(stay=stay)
    assert signed_in.expires_at == to_millis(door.clock.now()) + lifetime
    await door.clock.advance(lifetime / 1000 - 0.001)
    assert await authenticate(door.context, token, door.context.millis()) is not None
    await door.clock.advance(0.001)
    assert await authenticate(door.context, token, door.context.millis()) is None


async def test_a_revoked_session_is_over_at_once_and_told(door: Door) -> None:
    token, signed_in = await door.try_in()
    other, _ = await door.try_in()
    await revoke(door.context, signed_in, door.context.millis())
    await revoke(door.context, signed_in, door.context.millis())
    assert await authenticate(door.context, token, door.context.millis()) is None
    assert await authenticate(door.context, other, door.context.millis()) is not None
    assert door.facts == [SessionEnded(signed_in.session_id)]


async def test_ended_sessions_are_found_by_every_process(door: Door) -> None:
    short = (await door.try_in())[1].session_id
    stays = (await door.try_in(stay=True))[1].session_id
    revoked = (await door.try_in(stay=True))[1]
    unasked = (await door.try_in(stay=True))[1]
    await revoke(door.process(), revoked, door.context.millis())
    await revoke(door.process(), unasked, door.context.millis())
    asked = [short, stays, revoked.session_id, 999_999]

    async def ended() -> dict[int, sessions.Ended]:
        now = to_millis(door.clock.now())
        return await door.database.read(
            lambda connection: sessions.load_ended_sessions(connection, asked, now)
        )

    assert await ended() == {revoked.session_id: "revoked"}
    await door.clock.advance(DAY / 2000)
    assert await ended() == {short: "expired", revoked.session_id: "revoked"}


async def test_locking_ends_every_session(door: Door) -> None:
    token, signed_in = await door.try_in()
    await door.database.write(lambda connection: people.set_locked(connection, signed_in.viewer.person, 5))
    assert await authenticate(door.context, token, door.context.millis()) is None


async def test_a_tool_gets_a_session_without_a_password(door: Door) -> None:
    token, signed_in = await create_session(door.context, 1, "a tool", 365 * DAY)
    assert await authenticate(door.context, token, door.context.millis()) == signed_in
    with pytest.raises(Refusal, match="not_found"):
        await create_session(door.context, 99, "a tool", DAY)


async def test_wrong_passwords_cost_more_and_more_time(door: Door) -> None:
    assert [await door.refusal() for _ in range(5)] == [WRONG] * 5
    for wait in (1, 2, 4, 8):
        assert await door.refusal(PASSWORD) == ("throttled", wait * 1_000)
        await door.clock.advance(wait - 0.001)
        assert await door.refusal(PASSWORD) == ("throttled", 1)
        await door.clock.advance(0.001)
        assert await door.refusal() == WRONG
    await door.clock.advance(16)
    await door.try_in()
    assert [await door.refusal() for _ in range(5)] == [WRONG] * 5


async def test_attempts_at_once_do_not_slip_through(door: Door) -> None:
    """Two processes, forty attempts at once: five are looked at."""
    contexts = [door.process(), door.process()]
    tries = [door.try_in("wrong", context=contexts[n % 2]) for n in range(40)]
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    codes = [outcome.code for outcome in outcomes if isinstance(outcome, Refusal)]
    assert sorted(codes) == ["throttled"] * 35 + ["wrong_credentials"] * 5


async def test_other_people_and_other_addresses_are_not_held_up(door: Door) -> None:
    for _ in range(6):
        await door.refusal(email="katrin@ostermann-licht.example", address="198.51.100.7")
    await door.try_in(address="198.51.100.7")


async def test_wrong_attempts_do_not_tell_when_somebody_signs_in(door: Door) -> None:
    """Neither that they succeeded, nor that they mistyped, elsewhere (SPEC 3)."""
    assert [await door.refusal(address="198.51.100.7") for _ in range(5)] == [WRONG] * 5
    await door.refusal()
    await door.try_in()
    assert await door.refusal(address="198.51.100.7") == ("throttled", 1_000)


async def test_many_addresses_cannot_try_one_person_for_ever(door: Door) -> None:
    for n in range(100):
        assert await door.refusal(address=f"198.51.100.{n}") == WRONG
    assert await door.refusal(address="198.51.100.200") == ("throttled", 1_000)


async def test_one_address_cannot_try_everybody(door: Door) -> None:
    for n in range(30):
        assert await door.refusal(email=f"p{n}@x.example") == WRONG
    assert await door.refusal(PASSWORD) == ("throttled", 1_000)
    await door.try_in(address="192.0.2.2")


async def test_successes_do_not_fill_up_an_address(door: Door) -> None:
    for _ in range(60):
        await door.try_in()


async def test_a_locked_persons_right_password_counts_as_wrong(door: Door) -> None:
    await door.database.write(lambda connection: people.set_locked(connection, 1, 5))
    assert [await door.refusal(PASSWORD) for _ in range(5)] == [WRONG] * 5
    assert await door.refusal(PASSWORD) == ("throttled", 1_000)


async def test_a_busy_server_does_not_count_against_anybody(door: Door) -> None:
    door.passwords = Passwords(CHEAP, waiting=0)
    for _ in range(10):
        assert await door.refusal(PASSWORD) == ("busy", 1_000)
    door.passwords = Passwords(CHEAP)
    await door.try_in()


async def test_no_email_or_address_is_stored_with_the_attempts(door: Door) -> None:
    await door.refusal(email="katrin@ostermann-licht.example", address="198.51.100.7")
    table = metadata.tables["sign_in_attempts"]
    rows = await door.database.read(lambda connection: connection.execute(select(table)).all())
    assert [len(row.subject) for row in rows] == [16, 16, 16]


async def test_old_sessions_are_deleted_and_live_ones_kept(door: Door) -> None:
    token, _ = await door.try_in(stay=True)
    revoked = (await door.try_in(stay=True))[1]
    await door.try_in()
    await revoke(door.context, revoked, door.context.millis())
    now = to_millis(door.clock.now())
    count = await door.database.write(
        lambda connection: sessions.forget_sessions(connection, now + DAY, now + DAY)
    )
    assert count == 2
    assert await authenticate(door.context, token, door.context.millis()) is not None


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("unknown", "unknown"),
    ],
)
def test_what_counts_as_one_attacker(address: str, name: str) -> None:
    assert network(address) == name
