"""The demo's agency: people, accounts and lively chats, made by the same use cases as real ones.

Seeding again changes nothing: existing people, chats and messages are left as they are. An interrupted seeding
is continued.
"""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection, select

from chat_server.domain.core.ids import new_id
from chat_server.domain.core.people import PersonKind
from chat_server.main.demo.chats import (
    HENRIK,
    JANA,
    KATRIN,
    MILAN,
    OSTERMANN,
    PAUL,
    SABINE,
    TOBIAS,
    WIELAND,
)
from chat_server.main.demo.replay import EVERYTHING, asked_in_the_past, seed_chat
from chat_server.services.account.passwords import Passwords
from chat_server.services.bot.dialogs import StartRequest, start_dialog
from chat_server.services.core.bot_person import BOT
from chat_server.services.core.context import Context
from chat_server.services.files.receiving import FileEdges, Receiving
from chat_server.services.people import accounts as account_service
from chat_server.services.people import people
from chat_server.services.people import teams as team_service
from chat_server.storage.bot.dialogs import load_open_dialogs
from chat_server.storage.people import tables as people_tables
from chat_server.storage.people.accounts import UserRole, look_up_account
from chat_server.storage.people.assignments import AssignmentRole
from chat_server.storage.people.people import Address, NewPerson, Salutation, find_person
from chat_server.storage.people.teams import find_team, load_led
from chat_server.web.context import DemoLogin

AGENCY = "Lindenhof Assistenz"
PASSWORD = "feierabend"  # noqa: S105  shown at the demo's door
TEAM = "Team Nord"
DRAFT = "Angebote für 20 Fahrradschlösser einholen, höchstens 2 Stunden"
FOUNDED = timedelta(days=60)
"""How long before the first start everybody was created."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """A person of the demo."""

    name: str
    email: str
    kind: PersonKind
    account: str | None = None
    role: UserRole = "member"
    address: Address = "sie"
    salutation: Salutation | None = None


DEMO_PEOPLE = (
    DemoPerson(
        name="Katrin Ostermann",
        email=KATRIN,
        kind="customer",
        account=OSTERMANN,
        role="owner",
        salutation="ms",
    ),
    DemoPerson(name="Tobias Reuter", email=TOBIAS, kind="customer", account=OSTERMANN, salutation="mr"),
    DemoPerson(name="Paul Wieland", email=PAUL, kind="customer", account=WIELAND, role="owner", address="du"),
    DemoPerson(name="Jana Lindner", email=JANA, kind="assistant", address="du"),
    DemoPerson(name="Milan Vogt", email=MILAN, kind="assistant", address="du"),
    DemoPerson(name="Sabine Krall", email=SABINE, kind="lead", address="du"),
    DemoPerson(name="Henrik Thomsen", email=HENRIK, kind="management", address="du"),
)
WITHOUT_LOGIN: tuple[tuple[str, PersonKind], ...] = (("Kundenbetreuung", "persona"), (BOT, "bot"))
ASSIGNED: tuple[tuple[str, str, AssignmentRole], ...] = (
    (JANA, OSTERMANN, "lead"),
    (JANA, WIELAND, "lead"),
    (MILAN, OSTERMANN, "team"),
)
LOGINS = tuple(
    DemoLogin(one.name, one.email, PASSWORD, one.role if one.kind == "customer" else one.kind)
    for one in DEMO_PEOPLE
)


class _PastClock:
    """A clock that stands at the moment of a message."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment

    def monotonic(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


async def seed(context: Context, passwords: Passwords, edges: FileEdges) -> None:
    """Fills the database with what is missing of the demo's agency; `edges` is where its files go."""
    now = context.clock.now()
    if not await context.database.read(_has_everybody):
        before = replace(context, clock=_PastClock(now - FOUNDED))
        await _seed_accounts(before)
        await _seed_people(before, await passwords.hash(PASSWORD))
        await _seed_draft(context)
        await _seed_team(before)
    files = Receiving(context, edges)
    for talk in EVERYTHING:
        await seed_chat(context, talk, now, files)


def _has_everybody(connection: Connection) -> bool:
    """Whether the last step before the chats was done."""
    sabine = find_person(connection, SABINE)
    return sabine is not None and bool(load_led(connection, sabine))


async def _seed_accounts(context: Context) -> None:
    for account in (OSTERMANN, WIELAND):
        if await context.database.read(partial(look_up_account, name_or_pid=account)) is None:
            await account_service.add_account(context, account)


async def _seed_people(context: Context, password: str) -> None:
    at = context.millis()
    for one in DEMO_PEOPLE:
        if await _key(context, one.email) is None:
            new = NewPerson(
                pid="",
                kind=one.kind,
                name=one.name,
                email=one.email,
                password=password,
                address=one.address,
                salutation=one.salutation,
            )
            await people.add_person(
                context, people.AddPerson(new=new, at=at, account=one.account, role=one.role)
            )
    for name, kind in WITHOUT_LOGIN:
        if not await context.database.read(partial(_has_kind, kind=kind)):
            await people.add_person(
                context, people.AddPerson(new=NewPerson(pid="", kind=kind, name=name), at=at)
            )
    for person, account, role in ASSIGNED:
        await account_service.assign(context, person, account, role)


async def _seed_team(context: Context) -> None:
    if await context.database.read(partial(find_team, name=TEAM)) is None:
        await team_service.add_team(context, TEAM)
    for person in (JANA, MILAN):
        await team_service.join_team(context, person, TEAM, "member")
    await team_service.join_team(context, SABINE, TEAM, "lead")


async def _seed_draft(context: Context) -> None:
    """Starts a dialog of Paul's for a new task, once."""
    read = context.database.read
    asked = await read(partial(asked_in_the_past, email=PAUL, name="draft-0000", at=context.millis()))
    if await read(partial(load_open_dialogs, person=asked.viewer.person)):
        return
    pid = new_id("g", context.randomness)
    request = StartRequest(
        viewer=asked.viewer,
        key=asked.key,
        pid=pid,
        script="new_task",
        at=asked.at,
        calendar=context.calendar,
        text=DRAFT,
    )
    await context.writer.run(asked.viewer.person, start_dialog, request)


async def _key(context: Context, email: str) -> int | None:
    return await context.database.read(partial(find_person, email_or_pid=email))


def _has_kind(connection: Connection, kind: PersonKind) -> bool:
    found = connection.execute(
        select(people_tables.people.c.id).where(people_tables.people.c.kind == kind).limit(1)
    )
    return found.first() is not None
