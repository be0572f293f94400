"""The audit log: one row and one line of the log for everything to be looked up, bounded, and without secrets."""

from collections.abc import Awaitable, Callable

import argon2
import pytest
from sqlalchemy import Connection, update
from structlog.testing import capture_logs

from chat_server.domain.audit import DAY, MAX_ROWS_A_DAY, AuditAct, AuditEntry, network_of
from chat_server.domain.core.refusal import Refusal
from chat_server.services.account.devices import EndRequest, PasswordChange, change_password, end_device
from chat_server.services.account.passwords import Passwords
from chat_server.services.account.sessions import Lifetimes, create_session
from chat_server.services.account.sign_in import Attempt, SignIn
from chat_server.services.people import accounts as account_service
from chat_server.services.people import people
from chat_server.services.people import teams as team_service
from chat_server.storage import audit
from chat_server.storage.account.sessions import load_devices
from chat_server.storage.audit import AuditFilter, AuditRecord, load_entries
from chat_server.storage.people.people import NewPerson
from chat_server.storage.people.tables import people as people_table
from tests.support.held_acts import Evening
from tests.support.world import QUIET, World

pytestmark = pytest.mark.anyio

SECRET = "ein gutes Geheimnis 17"
STRANGER = "niemand@anderswo.example"
ADDRESS = "203.0.113.77"
CHEAP = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
MOST_FREE = 5


class Office:
    """What is done in an agency, a use case each."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.passwords = Passwords(CHEAP)

    async def sign_in(self, email: str, password: str) -> None:
        attempt = Attempt(email=email, password=password, address=ADDRESS, device="a test", stay=False)
        with pytest.raises(Refusal):
            await SignIn(self.world.context, self.passwords, Lifetimes())(attempt)

    async def throttled(self) -> None:
        await self.sign_in("katrin@x.example", SECRET)

    async def change_password(self, old: str) -> None:
        jana = self.world.viewers["jana"]
        change = PasswordChange(
            viewer=jana, session=0, old=old, new=f"{SECRET} neu", agency="Agentur", at=self.world.now()
        )
        await change_password(self.world.context, self.passwords, change)

    async def wrong_old(self) -> None:
        with pytest.raises(Refusal):
            await self.change_password("falsch")

    async def end_device(self) -> None:
        jana, now = self.world.viewers["jana"].person, self.world.now()
        devices = await self.world.read(lambda c: load_devices(c, jana, now))
        await self.world.context.writer.run(jana, end_device, EndRequest(jana, devices[0].pid, now))

    async def look_in(self) -> None:
        """With all the questions that an opened chat brings."""
        await self.world.snapshot("henrik", self.chat)
        await self.world.history("henrik", self.chat, after=0)
        await self.world.messages("henrik", self.chat, 1)

    async def add(self, kind: str) -> None:
        new = NewPerson(pid="", kind="persona" if kind == "persona" else "assistant", name="Neu", email=None)
        if kind != "persona":
            new = NewPerson(pid="", kind="assistant", name="Neu", email="neu@x.example", password="hash")
        await people.add_person(self.world.context, people.AddPerson(new=new, at=self.world.now()))

    def cases(self) -> dict[str, tuple[AuditAct, Callable[[], Awaitable[object]]]]:
        context, jana = self.world.context, self.world.pid("jana")
        person = self.world.viewers["jana"].person
        return {
            "a stranger": ("sign-in failed", lambda: self.sign_in(STRANGER, SECRET)),
            "a wrong password": ("sign-in failed", lambda: self.sign_in("jana@x.example", "falsch")),
            "too many": ("sign-in throttled", self.throttled),
            "a wrong old one": ("password change failed", self.wrong_old),
            "another password": ("password changed", lambda: self.change_password(SECRET)),
            "a token": ("token made", lambda: create_session(context, person, "token", DAY)),
            "a device": ("session ended", self.end_device),
            "reset": ("password reset", lambda: people.set_password(context, jana, "hash")),
            "persona": ("person added", lambda: self.add("persona")),
            "assistant": ("person added", lambda: self.add("assistant")),
            "account": ("account added", lambda: account_service.add_account(context, "Birkholz")),
            "team": ("team added", lambda: team_service.add_team(context, "Süd")),
            "join": ("joined team", lambda: team_service.join_team(context, jana, "Süd", "lead")),
            "leave": ("left team", lambda: team_service.leave_team(context, jana, "Süd")),
            "assign": ("assigned", lambda: account_service.assign(context, jana, "awie", "team")),
            "unassign": ("unassigned", lambda: account_service.unassign(context, jana, "awie")),
            "look": ("looked in", self.look_in),
            "lock": ("locked", lambda: people.lock(context, jana)),
            "unlock": ("unlocked", lambda: people.unlock(context, jana)),
        }

    async def prepare(self) -> None:
        self.chat = await self.world.task()
        stored = await self.passwords.hash(SECRET)
        given = update(people_table).where(people_table.c.id == self.world.viewers["jana"].person)
        await self.world.context.database.write(lambda c: c.execute(given.values(password=stored)))
        for _attempt in range(MOST_FREE):
            await self.sign_in("katrin@x.example", "falsch")


async def entries(world: World) -> list[AuditRecord]:
    return await world.read(lambda c: load_entries(c, AuditFilter(limit=10_000)))


async def test_every_use_case_leaves_one_row_and_one_line(world: World) -> None:
    office = Office(world)
    await office.prepare()
    for name, (act, work) in office.cases().items():
        before = await entries(world)
        with capture_logs() as logs:
            await work()
        new = [entry for entry in await entries(world) if entry not in before]
        assert [entry.act for entry in new] == [act], name
        lines = [line for line in logs if line["event"] == "audit"]
        assert [line["act"] for line in lines] == [act], name
        said = repr((new, lines))
        assert not any(secret in said for secret in (SECRET, STRANGER, ADDRESS, "falsch", "hash")), name
    office.passwords.close()


async def test_what_a_leaver_left_and_who_let_it_happen(world: World) -> None:
    evening, chat = Evening(world), await world.task()
    await world.move_to(QUIET)
    await evening.write("jana", chat, "guten Morgen")
    await people.lock(world.context, world.pid("jana"))
    (act,) = await evening.acts_of("sabine")
    await evening.insist("sabine", act.pid)
    told = [(entry.act, entry.by_name, entry.on_name, entry.chat) for entry in await entries(world)]
    assert told == [
        ("locked", None, "Jana", None),
        ("held act handed over", "Jana", "Sabine", chat),
        ("held act released", "Sabine", "Jana", chat),
    ]


async def test_what_was_refused_or_rolled_back_is_not_noted(world: World) -> None:
    with capture_logs() as logs, pytest.raises(Refusal):
        await account_service.unassign(world.context, world.pid("nora"), "aost")
    assert await entries(world) == []
    assert [line for line in logs if line["event"] == "audit"] == []


async def test_an_attack_is_counted_and_fills_no_disk(world: World) -> None:
    def attack(connection: Connection) -> None:
        for number in range(MAX_ROWS_A_DAY + 50):
            at, source = world.now() + number, f"10.0.{number % 256}.{number // 256}"
            audit.note(
                connection, AuditEntry(at=at, act="sign-in failed", detail=f"x{number}", source=source)
            )

    await world.context.database.write(attack)
    found = await entries(world)
    assert len(found) == MAX_ROWS_A_DAY + 1
    assert (found[-1].times, found[-1].detail) == (50, "more than can be listed")


async def test_rows_are_filtered_and_forgotten(world: World) -> None:
    jana = world.viewers["jana"].person

    def write(connection: Connection) -> None:
        audit.note(connection, AuditEntry(at=1, act="sign-in failed"))
        audit.note(connection, AuditEntry(at=DAY, act="locked", on=jana))
        audit.note(connection, AuditEntry(at=2 * DAY, act="unlocked"))

    await world.context.database.write(write)

    async def acts(wanted: AuditFilter) -> list[str]:
        return [entry.act for entry in await world.read(lambda c: load_entries(c, wanted))]

    assert await acts(AuditFilter(person=jana)) == ["locked"]
    assert await acts(AuditFilter(act="unlocked")) == ["unlocked"]
    assert await acts(AuditFilter(since=DAY, until=2 * DAY)) == ["locked"]
    assert await acts(AuditFilter(limit=1)) == ["unlocked"]
    assert await world.context.database.write(lambda c: audit.forget_entries(c, 100 * DAY, 10)) == 1
    assert await acts(AuditFilter()) == ["locked", "unlocked"]


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("unix", "unknown"),
    ],
)
def test_an_address_is_told_as_its_network(address: str, network: str) -> None:
    assert network_of(address) == network
