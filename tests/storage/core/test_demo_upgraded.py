"""The demo's database as version 0008 left it, one evening with held acts of all kinds in all states, goes on.

demo_0008.json.gz (filled.py) was written by the code of that version: the demo, then what staff asked for on two
evenings of March 2026. Milan lost his account at 20:00 of the second one.
"""

import json
from collections.abc import AsyncIterator
from datetime import datetime
from functools import partial
from random import Random
from typing import TypeVar

import pytest
from sqlalchemy import Connection, select, text

from chat_server.domain.chats.contents import NewTitle
from chat_server.domain.chats.held_acts import HeldAddMember, HeldRemoveMember, HeldRename
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.events import EventKind
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.times import to_millis
from chat_server.domain.facts import Event
from chat_server.domain.held import ActToHold, HandedOn, HeldAct
from chat_server.domain.messages.contents import DeletedMessage, NewMessage, NewWording
from chat_server.domain.messages.held_acts import HeldDelete, HeldEdit, HeldSend
from chat_server.domain.tags import HeldTag, HeldUntag, NewTag, RemovedTag
from chat_server.domain.tasks.acts import MarkApproval, NoteAgreement, SetArea, StartWork
from chat_server.domain.tasks.checklist_acts import AddItem
from chat_server.domain.tasks.contents import TaskStep
from chat_server.domain.tasks.notices import concerned_side
from chat_server.domain.tasks.rules.overview import overview_index
from chat_server.domain.tasks.task import Changes, Deadline
from chat_server.jobs.held import HELD_ACTS
from chat_server.jobs.run_due import run_due
from chat_server.services.core.context import Context
from chat_server.services.core.placed import Placed, placed_before
from chat_server.services.held import hold, release, waiting
from chat_server.storage.chats.chats import find_chat
from chat_server.storage.chats.events import load_events
from chat_server.storage.chats.log import SIDE_OF
from chat_server.storage.core.database import open_database
from chat_server.storage.core.done_commands import CommandKey, load_done
from chat_server.storage.core.writer import Handler, Writer
from chat_server.storage.held.held import load_held_of
from chat_server.storage.migrations import upgrade
from chat_server.storage.migrations.marks_0008 import Unreadable, marks_of
from chat_server.storage.people.people import find_person, load_viewer
from chat_server.storage.tasks.tables import tasks
from chat_server.storage.tasks.tasks import decode_task, load_readable_task
from tests.storage.core.filled import fill, rows_of
from tests.support.clock import ManualClock
from tests.support.world import OPENING

pytestmark = pytest.mark.anyio

EVENING = datetime.fromisoformat("2026-03-04T20:05:00+01:00")
POST, STAND, PLAN, HOTELS = (
    "c4m2cipwmefs34iwm",
    "c6x6zsma5r6uu3psi",
    "cugxgxftidq2pt2xb",
    "cq6gzol42iuo2cf76",
)
SABINE, HENRIK, MILAN, PERSONA = (
    "phhz4hzutcfbvdvah",
    "pdybjvcr7ifnqe3hq",
    "p73mlnobvpzcm3eb2",
    "p34hhgn2cbqj7qd3m",
)


R = TypeVar("R")
T = TypeVar("T")


class Upgraded:
    """The agency after the upgrade, at 20:05."""

    def __init__(self, context: Context, clock: ManualClock) -> None:
        self.context = context
        self.clock = clock

    async def viewer(self, name: str) -> Viewer:
        def load(connection: Connection) -> Viewer:
            person = find_person(connection, f"{name}@lindenhof.example")
            assert person is not None
            return load_viewer(connection, person)

        return await self.context.read(load)

    async def acts_of(self, name: str) -> dict[str, HeldAct]:
        person = (await self.viewer(name)).person
        return {act.pid: act for act in await self.context.read(partial(load_held_of, person=person))}

    async def log_of(self, chat: str, after: int) -> list[Event]:
        def load(connection: Connection) -> list[Event]:
            key = find_chat(connection, chat)
            assert key is not None
            return load_events(connection, key, chat, after, 100)

        return await self.context.read(load)

    async def run(self, name: str, handler: Handler[R, T], request: R) -> T:
        return await self.context.writer.run((await self.viewer(name)).person, handler, request)

    async def insist(self, name: str, pid: str) -> None:
        person, time = (await self.viewer(name)).person, self.context.time()
        request = release.ReleaseRequest(
            person=person, held=pid, at=time.now_ms, quiet_since=time.hours.quiet_since, insisted=True,
            calendar=self.context.calendar,
        )  # fmt: skip
        await self.run(name, release.release_act, request)

    async def open(self) -> None:
        await self.clock.advance((OPENING - EVENING).total_seconds())
        await run_due(HELD_ACTS, self.context)


@pytest.fixture
async def upgraded(database_url: str) -> AsyncIterator[Upgraded]:
    database = open_database(database_url)
    await database.write(partial(fill, version="0008"))
    assert await database.write(lambda connection: upgrade(connection, "new", 1)) == "e-old"
    clock = ManualClock(EVENING)
    context = Context(
        database=database,
        writer=Writer(database, lambda _: None),
        clock=clock,
        calendar=Calendar(),
        randomness=Random(1).randbytes,
    )
    yield Upgraded(context, clock)
    await context.writer.drain()
    await database.close()


TASK = {
    "status": "in_progress", "by_customer": False, "changed": 7, "claim": None, "with_lead": None, "approvals": [],
    "awaiting_release": None, "proposals": [], "reaction": None, "handover": None, "contracts": [], "running": [],
    "records": [], "area": None, "terms": {"budget": 60},
}  # fmt: skip
OF_JANA = {
    "h10": HeldSend("Passt Dienstag?"),
    "h17": HeldSend("guten Morgen"),
    "h19": HeldSend("dazu", reply_to=5),
    "h21": HeldEdit(5, "eins, besser"),
    "h23": HeldDelete(6),
    "h25": HeldRename("Neuer Titel"),
    "h27": HeldTag(5, "question"),
    "h29": HeldTag(8, "#Büro"),
    "h31": HeldUntag(7, "question"),
    "h33": HeldAddMember(SABINE),
    "h35": HeldRemoveMember(HENRIK),
    "h37": SetArea("backoffice"),
    "h39": NoteAgreement(Changes(deadline=Deadline(1_773_324_000_000, timed=False), budget=90), "am Telefon"),
    "h42": MarkApproval(kind="channel", message=11),
    "h44": StartWork(),
}
OF_MILAN = {
    "h48": HeldSend("Milan sagt", reply_to=15),
    "h50": HeldEdit(15, "Milan eins, besser"),
    "h52": HeldDelete(16),
    "h54": HeldRename("Hotels in Köln"),
    "h56": HeldTag(15, "important"),
    "h58": HeldAddMember(HENRIK),
    "h60": AddItem("Fotos"),
}


INBOX = """
    SELECT h.last_notice = (SELECT MAX(seq) FROM events e WHERE e.chat_id = h.chat_id AND e.kind IN (1, 5, 6, 7, 10))
    FROM chat_heads h
"""
STANDS = text("SELECT chat_id, turn, assistant_id, format, data FROM tasks")
CONCERNS = text(
    "SELECT e.title, p.kind, e.concerns FROM events e JOIN people p ON p.id = e.actor_id WHERE e.kind = 10"
)


async def test_lists_know_what_they_show_of_every_chat_and_task(upgraded: Upgraded) -> None:
    found = await upgraded.context.read(lambda c: [bool(known) for (known,) in c.execute(text(INBOX))])
    assert found
    assert all(found)
    stands = await upgraded.context.read(lambda c: c.execute(STANDS).all())
    for row in stands:
        task = decode_task(row.data, row.format)
        accepted = task.contracts[0].person if task.contracts else None
        assert (row.turn, row.assistant_id) == (overview_index(task).turn, accepted)
    events = await upgraded.context.read(lambda c: c.execute(CONCERNS).all())
    for code, kind, concerns in events:
        side = concerned_side(code, "customer" if kind == "customer" else "staff")
        assert SIDE_OF.get(concerns) == side, code


async def test_held_acts_are_listed_as_what_they_were(upgraded: Upgraded) -> None:
    of_jana = await upgraded.acts_of("jana")
    assert {pid: act.act for pid, act in of_jana.items()} == OF_JANA
    assert {pid for pid, act in of_jana.items() if act.state == "review"} == {"h10"}
    assert {act.release_at for pid, act in of_jana.items() if pid != "h10"} == {to_millis(OPENING)}
    assert {(act.chat_pid, act.head) for pid, act in of_jana.items() if pid in ("h10", "h42", "h44")} == {
        (STAND, 9), (STAND, 11), (PLAN, 7),
    }  # fmt: skip
    of_milan = await upgraded.acts_of("sabine")
    assert {pid: act.act for pid, act in of_milan.items()} == OF_MILAN
    place = HandedOn(MILAN, "Drei Tagungshotels in Köln vergleichen")
    assert {(act.state, act.handed_on) for act in of_milan.values()} == {("review", place)}
    (of_henrik,) = (await upgraded.acts_of("henrik")).values()
    assert of_henrik.act == HeldSend("von uns allen", persona=PERSONA)


async def test_they_happen_at_the_opening_changed_or_not_at_all(upgraded: Upgraded) -> None:
    jana = (await upgraded.viewer("jana")).person
    await upgraded.run(
        "jana", waiting.reword_act, waiting.RewordRequest(jana, "h17", "moin", to_millis(OPENING))
    )
    await upgraded.run("jana", waiting.withdraw_act, waiting.WithdrawRequest(jana, "h19", to_millis(OPENING)))
    await upgraded.open()
    assert (await upgraded.acts_of("jana")).keys() == {"h10"}
    assert await upgraded.acts_of("henrik") == {}
    kinds = EventKind
    assert [event.kind for event in await upgraded.log_of(POST, 12)] == [
        kinds.MESSAGE, kinds.MESSAGE, kinds.EDITED, kinds.DELETED, kinds.RENAMED, NewTag.kind, NewTag.kind,
        RemovedTag.kind, kinds.JOINED, kinds.LEFT, kinds.TASK, kinds.TASK,
    ]  # fmt: skip
    said, *_ = events = await upgraded.log_of(POST, 12)
    assert said.content == NewMessage(text="von uns allen", writer=HENRIK)
    assert [event.content for event in events[1:8]] == [
        NewMessage(text="moin"), NewWording(5, "eins, besser", 1), DeletedMessage(6), NewTitle("Neuer Titel"),
        NewTag(5, "question"), NewTag(8, "#Büro"), RemovedTag(7, "question"),
    ]  # fmt: skip
    steps = [*events, *await upgraded.log_of(STAND, 12), *await upgraded.log_of(PLAN, 8)]
    codes = [event.content.code for event in steps if isinstance(event.content, TaskStep)]
    assert codes == ["area_set", "noted", "approval_marked", "started"]
    assert {event.at for event in steps} == {to_millis(OPENING)}


async def test_each_task_has_who_is_responsible_in_its_document_and_beside_it(upgraded: Upgraded) -> None:
    def both(connection: Connection) -> list[tuple[int | None, int | None]]:
        beside = connection.execute(select(tasks.c.chat_id, tasks.c.responsible_id)).all()
        stored = [(load_readable_task(connection, row.chat_id), row.responsible_id) for row in beside]
        return [(one.task.responsible, person) for one, person in stored if one is not None]

    found = await upgraded.context.read(both)
    assert found
    assert all(kept == beside for kept, beside in found)
    jana = (await upgraded.viewer("jana")).person
    assert {kept for kept, _ in found} == {jana}, "Milan accepted two, but works for that customer no more"


async def test_what_was_in_review_happens_with_a_yes(upgraded: Upgraded) -> None:
    await upgraded.insist("jana", "h10")
    for pid in OF_MILAN:
        await upgraded.insist("sabine", pid)
    assert [event.content for event in await upgraded.log_of(STAND, 12)] == [
        NewMessage(text="Passt Dienstag?")
    ]
    events = await upgraded.log_of(HOTELS, 18)
    assert {event.actor for event in events if event.kind is not EventKind.DELETED} == {SABINE}
    assert [event.content for event in events[1:6]] == [
        NewMessage(text="Milan sagt", reply_to=15), NewWording(15, "Milan eins, besser", 1), DeletedMessage(16),
        NewTitle("Hotels in Köln"), NewTag(15, "important"),
    ]  # fmt: skip
    assert [event.kind for event in events if event not in events[1:6]] == [
        EventKind.JOINED, EventKind.JOINED, EventKind.TASK,
    ]  # fmt: skip
    assert await upgraded.acts_of("sabine") == {}


@pytest.mark.parametrize(
    ("who", "key", "seq", "waits"),
    [
        ("jana", "20260303-00000014", 17, None),
        ("jana", "20260304-00000047", 0, None),
        ("jana", "20260304-00000018", 0, "h17"),
        ("milan", "20260304-00000049", 0, None),
    ],
    ids=["released", "withdrawn", "waiting", "handed on"],
)
async def test_the_same_key_answers_as_before(
    upgraded: Upgraded, who: str, key: str, seq: int, waits: str | None
) -> None:
    person = (await upgraded.viewer(who)).person
    asked = CommandKey(key, person, b"")

    def load(connection: Connection) -> Placed:
        return placed_before(connection, load_done(connection, [asked])[asked.place])

    placed = await upgraded.context.read(load)
    assert (placed.seq, placed.held.pid if placed.held else None) == (seq, waits)


async def test_what_is_held_next_has_a_key_of_its_own(upgraded: Upgraded) -> None:
    jana = await upgraded.viewer("jana")
    new = ActToHold(
        pid="hnew", person=jana.person, chat_pid=POST, act=HeldSend("noch eins"),
        at=upgraded.context.millis(), release_at=to_millis(OPENING),
    )  # fmt: skip
    request = hold.HoldRequest(
        viewer=jana, key=CommandKey("20260304-new", jana.person, b""), new=new, quiet_since=1,
        calendar=upgraded.context.calendar,
    )  # fmt: skip
    placed = await upgraded.run("jana", hold.hold_act, request)
    assert placed.held is not None
    assert placed.held.id == 26


def test_the_marks_of_0008_are_those_that_the_demo_had_then() -> None:
    tasks = rows_of("0008")["tasks"]
    place = {name: number for number, name in enumerate(tasks["columns"])}
    kept = [
        tuple(row[place[one]] for one in ("whose", "used_up_at", "seen_used_up_at")) for row in tasks["rows"]
    ]
    assert {whose for whose, _, _ in kept} == {0, 1, 2}
    assert [marks_of(row[place["format"]], row[place["data"]]) for row in tasks["rows"]] == kept


@pytest.mark.parametrize(("form", "document"), [(2, "{}"), (1, "{"), (1, "[]"), (1, "null"), (1, "{}")])
def test_a_task_that_0008_cannot_read_has_no_marks(form: int, document: str) -> None:
    with pytest.raises(Unreadable):
        marks_of(form, document)


TIMER = {"since": 1_000, "until": 10_000_000, "double": False}
RECORD = {"state": "counted", "length": 0, "double": False, "settled_at": None}


@pytest.mark.parametrize(
    ("changed", "whose"),
    [
        ({"status": "draft", "by_customer": True}, 1),
        ({"status": "draft"}, 2),
        ({"status": "handed_over", "handover": {"kind": "result"}}, 1),
        ({"status": "handed_over", "handover": {"kind": "result"}, "reaction": 9}, 2),
        ({"status": "done"}, 0),
        ({"status": "done", "claim": {"state": "open"}}, 2),
        ({"approvals": [{"state": "asked"}]}, 1),
        ({"approvals": [{"state": "asked"}], "with_lead": {"reason": "Urlaub"}}, 2),
        ({"proposals": [{"state": "open", "side": "staff", "until": None}]}, 1),
        ({"proposals": [{"state": "open", "side": "customer", "until": 8}], "status": "handed_over"}, 2),
        ({"proposals": [{"state": "open", "side": "staff", "until": 7}]}, 2),
        ({"proposals": [{"state": "agreed", "side": "staff", "until": None}]}, 2),
    ],
)
def test_whose_turn_0008_finds(changed: dict[str, object], whose: int) -> None:
    assert marks_of(1, json.dumps({**TASK, **changed})) == (whose, None, None)


@pytest.mark.parametrize(
    ("changed", "used", "seen"),
    [
        ({"running": [TIMER]}, 1_000 + 48 * 60_000, None),
        ({"running": [{**TIMER, "double": True}]}, 1_000 + 24 * 60_000, None),
        ({"running": [TIMER], "area": {"customer_percent": 130}}, 1_000 + 36 * 60_000 + 48_000, None),
        ({"running": [TIMER], "records": [{**RECORD, "length": 48 * 60_000, "settled_at": 5}]}, 1_000, 5),
        ({"records": [{**RECORD, "length": 24 * 60_000, "double": True}]}, 0, None),
        ({"records": [{**RECORD, "length": 48 * 60_000, "state": "waiting"}]}, None, None),
    ],
)
def test_when_the_time_is_used_up_as_0008_finds(
    changed: dict[str, object], used: int | None, seen: int | None
) -> None:
    """Of a budget of one hour."""
    assert marks_of(1, json.dumps({**TASK, "contracts": [{}], **changed})) == (2, used, seen)
